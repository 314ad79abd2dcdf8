'use client'

import { Copy, CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { showToast } from '@/app/_components/toast'
import type { LostChange } from '@/lib/editor/lost-changes'
import { canPutBack, putBack } from '@/lib/editor/put-back'
import { asText, howManyLost, whatWasLost } from './dropped-words'
import { useWorkspace } from './workspace-context'

/** Copies text and says so, or that the browser does not allow it. */
export function copyText(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast({ message: 'Copied' }),
    () => showToast({ message: 'The browser does not let Stet copy. Select the text and copy it by key.' }),
  )
}

/** What of one's own changes a merge could not place: what it was, where, and the ways to have it all the same. */
export function DroppedDialog({
  dropped,
  open,
  onOpenChange,
}: {
  readonly dropped: readonly LostChange[]
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const { editor } = useWorkspace()
  const [missing, setMissing] = useState<ReadonlySet<LostChange>>(new Set())
  const back = (changes: readonly LostChange[]) => {
    // Each goes in where the one before it ended.
    const failed = changes.filter(change => !putBack(editor, change))
    editor.letGo(changes.filter(change => !failed.includes(change)))
    setMissing(new Set([...missing, ...failed]))
    if (failed.length > 0) return
    if (changes.length > 1) onOpenChange(false)
    showToast({ message: changes.length === 1 ? 'Put back' : 'All put back' })
  }
  const able = dropped.filter(canPutBack)
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={howManyLost(dropped.length)}
      description="Others changed the draft meanwhile. Everything else you did is in it. These are kept here until you let them go; typed text goes back where the cursor stands in the draft."
      footer={
        <>
          {able.length > 0 && (
            <Button kind="main" size="lg" onClick={() => back(able)}>
              {able.length === 1 ? 'Put back' : 'Put all back'}
            </Button>
          )}
          <Button size="lg" onClick={() => copyText(dropped.map(asText).join('\n'))}>
            {dropped.length === 1 ? 'Copy it' : 'Copy all'}
          </Button>
          <Button
            kind="bare"
            size="lg"
            onClick={() => {
              editor.letGo()
              onOpenChange(false)
            }}
          >
            Let {dropped.length === 1 ? 'it' : 'them'} go
          </Button>
        </>
      }
    >
      <ul className="lost-list">
        {dropped.map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal changes may stand there twice, and none moves
          <li key={i}>
            <p className="what">
              {whatWasLost(change)}
              {change.where !== '' && (
                <span className="faint">
                  {' '}
                  · in <q dir="auto">{change.where}</q>
                </span>
              )}
            </p>
            {change.text !== '' && (
              <p className="lost t" dir="auto">
                {change.text}
              </p>
            )}
            {missing.has(change) && (
              <p className="err" role="alert">
                These words are no longer in the draft. Copy them, or let them go.
              </p>
            )}
            <div className="acts">
              {canPutBack(change) && (
                <Button icon={CornerDownLeft} onClick={() => back([change])}>
                  {change.kind === 'typed' ? 'Put back at the cursor' : 'Do it again'}
                </Button>
              )}
              <Button icon={Copy} onClick={() => copyText(asText(change))}>
                Copy
              </Button>
              <Button kind="bare" onClick={() => editor.letGo([change])}>
                Let it go
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
