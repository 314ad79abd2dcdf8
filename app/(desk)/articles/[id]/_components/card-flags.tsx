'use client'

import { lazy, Suspense } from 'react'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const FlagDialog = lazy(() => import('@/app/_components/flag-dialog'))

/** The dialogue in which a claim is flagged, while it is open. What goes wrong is told by the workspace. */
export function CardFlags({ claim }: { readonly claim: PlacedClaim }) {
  const { actions, secondReviewer } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  if (form?.kind !== 'flag') return null
  return (
    <Suspense>
      <FlagDialog
        flags={claim.flags}
        secondReviewer={secondReviewer}
        onSave={async flags => {
          await actions.patch(claim.id, { flags })
          return null
        }}
        onClose={() => openForm(null)}
      />
    </Suspense>
  )
}
