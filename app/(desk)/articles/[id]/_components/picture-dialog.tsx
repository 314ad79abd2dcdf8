'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextArea } from '@/app/_components/field'
import { pictureUrl } from '@/lib/contracts/picture-url'
import { MAX_DESCRIPTION, pictureDescription } from '@/lib/domain/manuscript-schema'
import { describeFigure, figureAt, removeFigure } from '@/lib/editor/figure-commands'
import { useWorkspace } from './workspace-context'

/** What is to be seen in the figure that is chosen, and the way to take it out. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const { editor, articleId } = useWorkspace()
  const [figure] = useState(() => figureAt(editor.view.state)?.node ?? null)
  const [alt, setAlt] = useState(String(figure?.attrs.alt ?? ''))
  const close = () => {
    onClose()
    editor.focus()
  }
  if (figure === null) {
    return (
      <Modal open onOpenChange={onClose} size="sm" title="Describe the picture">
        <p>Choose a picture first: press it, or put the caret in its caption.</p>
      </Modal>
    )
  }
  return (
    <Modal
      open
      onOpenChange={onClose}
      size="sm"
      title="Describe the picture"
      onSubmit={() => {
        const words = pictureDescription(alt)
        if (words !== figure.attrs.alt) editor.alone(describeFigure(words))
        close()
      }}
      footer={
        <>
          <Button kind="main" size="lg" type="submit">
            Keep
          </Button>
          <Button
            kind="bare"
            size="lg"
            onClick={() => {
              editor.alone(removeFigure)
              close()
            }}
          >
            Take the picture out
          </Button>
        </>
      }
    >
      <div className="stack">
        {/* biome-ignore lint/performance/noImgElement: it comes from the data folder, and Next must not make it anew */}
        <img className="picture-small" src={pictureUrl(articleId, String(figure.attrs.picture))} alt="" />
        <TextArea
          label="Description"
          help="What is to be seen, for those who do not see it. It goes along with every copy; the caption says what it means."
          rows={3}
          maxLength={MAX_DESCRIPTION}
          value={alt}
          onChange={event => setAlt(event.target.value)}
        />
      </div>
    </Modal>
  )
}
