'use client'

import { Button } from '@/app/_components/button'
import { EmptyState } from '@/app/_components/empty-state'
import { keyLabel } from '@/app/_components/keys'
import { may } from '@/lib/domain/permission'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** The margin before anything is marked: how to begin. */
export function NoClaimsYet() {
  const { actor } = useWorkspace()
  const { openPanel } = useWorkspaceState()
  if (!may(actor, 'claim.mark')) {
    return (
      <div className="margin-empty">
        <EmptyState title="No claims yet">A checker marks the claims of this draft.</EmptyState>
      </div>
    )
  }
  return (
    <div className="margin-empty">
      <EmptyState
        title="No claims yet"
        actions={<Button onClick={() => openPanel('sentences')}>Open the sentence list</Button>}
      >
        Select some words and press <kbd>{keyLabel('Mod+Enter')}</kbd>, or pick sentences from the list.
      </EmptyState>
    </div>
  )
}
