'use client'

import { Unlink } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { Icon } from '@/app/_components/icon'
import { showToast } from '@/app/_components/toast'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { may } from '@/lib/domain/permission'
import { STATUS_LABEL } from '@/lib/domain/status'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** Claims whose text has gone: their quote, context and history stay, and a selection brings them back. */
export function OrphanTray({
  orphans,
  numberOf,
}: {
  readonly orphans: readonly PlacedClaim[]
  readonly numberOf: ReadonlyMap<string, number>
}) {
  const { editor, actor, actions } = useWorkspace()
  const hasSelection = useEditor(editor, snapshot => snapshot.hasSelection)
  if (orphans.length === 0) return null
  const mayMark = may(actor, 'claim.mark')
  const relink = (claim: PlacedClaim) => {
    if (editor.relink(claim.id)) editor.choose(claim.id, { scroll: true })
    else
      showToast({ message: 'Select the words in the draft that this claim belongs to, then press it again.' })
  }
  return (
    <section className="foot" aria-label="Claims whose text has gone">
      <div className="tray">
        <h2 className="row h-sm">
          <Icon of={Unlink} />
          {orphans.length === 1 ? '1 claim lost its text' : `${orphans.length} claims lost their text`}
        </h2>
        <ul>
          {orphans.map(claim => (
            <li key={claim.id}>
              <p className="t" dir="auto">
                {claim.quote}
              </p>
              <p className="faint xs">
                {numberOf.get(claim.id)}, {STATUS_LABEL[claim.status].toLowerCase()}
                {claim.textChangedBy ? ` · cut by ${claim.textChangedBy.name}` : ''}
              </p>
              {mayMark && (
                <div className="row">
                  <Button
                    forbidden={hasSelection ? null : 'select its words in the draft first'}
                    onClick={() => relink(claim)}
                  >
                    Relink to selection
                  </Button>
                  <Button kind="bare" onClick={() => void actions.patch(claim.id, { dismissed: true })}>
                    Let it go
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
