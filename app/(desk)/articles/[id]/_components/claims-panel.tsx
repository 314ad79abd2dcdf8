'use client'

import { Modal } from '@/app/_components/dialog'
import { ClaimTable } from './claim-table'
import { OrphanTray } from './orphan-tray'
import { standingOf } from './standing-claims'
import { useClaims, useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** All claims of the article, and those whose text has gone: the margin as a list that can be sorted. */
export function ClaimsPanel({ onClose }: { readonly onClose: () => void }) {
  const { editor, store } = useWorkspace()
  const order = useEditor(editor, snapshot => snapshot.order)
  const standing = useClaims(store, order, standingOf)
  const count = standing.claims.length
  return (
    <Modal open onOpenChange={onClose} size="lg" title={count === 1 ? '1 claim' : `${count} claims`}>
      <ClaimTable
        claims={standing.claims}
        onOpen={id => {
          onClose()
          editor.choose(id, { scroll: true })
        }}
      />
      <OrphanTray orphans={standing.orphans} numberOf={standing.numberOf} />
    </Modal>
  )
}
