'use client'

import Link from 'next/link'
import { Button } from '@/app/_components/button'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { historyAddress } from '../history/_components/history-address'
import { useWorkspaceState } from './workspace-context'

const history = onDemand(() => import('@/app/_components/claim-history'))

/** The claim's story, when asked for. */
export function HistorySection({ claim }: { readonly claim: PlacedClaim }) {
  const { form, openForm } = useWorkspaceState()
  const open = form?.kind === 'history'
  const code = useOnDemand(history, open)
  if (!open) return null
  return (
    <section>
      <h3>History</h3>
      {code ? (
        <code.ClaimHistory claimId={claim.id} />
      ) : (
        <p className="help" role="status">
          Loading…
        </p>
      )}
      <p className="ways">
        <Link href={historyAddress(claim.articleId, { claim: claim.id })}>
          The whole story, with its versions
        </Link>
      </p>
      <div className="acts">
        <Button kind="bare" onClick={() => openForm(null)}>
          Close the history
        </Button>
      </div>
    </section>
  )
}
