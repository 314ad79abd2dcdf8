'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { linkUrl } from '@/lib/domain/link-url'
import { linkAtSelection, removeLink, runCommand, setLink } from '@/lib/editor/format-commands'
import { useWorkspace } from './workspace-context'

/** Puts a link on the selected words, or takes it off. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }) {
  const { editor } = useWorkspace()
  const present = linkAtSelection(editor.view.state)
  const [address, setAddress] = useState(present ?? '')
  const [error, setError] = useState<string | null>(null)

  function save() {
    const url = linkUrl(address) ?? linkUrl(`https://${address.trim()}`)
    if (url === null) return setError('Only http, https and mailto addresses can be links.')
    runCommand(editor.view, setLink(url))
    onClose()
    editor.focus()
  }

  return (
    <Modal
      open
      onOpenChange={onClose}
      size="sm"
      title={present === null ? 'Link these words' : 'Change the link'}
      onSubmit={save}
      footer={
        <>
          <Button kind="main" size="lg" type="submit">
            Link
          </Button>
          {present !== null && (
            <Button
              kind="bare"
              size="lg"
              onClick={() => {
                runCommand(editor.view, removeLink)
                onClose()
                editor.focus()
              }}
            >
              Remove the link
            </Button>
          )}
        </>
      }
    >
      <TextField
        label="Address"
        type="text"
        inputMode="url"
        value={address}
        error={error}
        placeholder="https://"
        onChange={event => {
          setAddress(event.target.value)
          setError(null)
        }}
      />
    </Modal>
  )
}
