'use client'

import Link from 'next/link'
import { Button } from '@/app/_components/button'
import { ClaimHistory } from '@/app/_components/claim-history'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { historyAddress } from '../history/_components/history-address'
import { useWorkspaceState } from './workspace-context'

/** The claim's story, when asked for. */
export function HistorySection({ claim }: { readonly claim: PlacedClaim }) {
  const { form, openForm } = useWorkspaceState()
  if (form?.kind !== 'history') return null
  return (
    <section>
      <h3>History</h3>
      <ClaimHistory claimId={claim.id} />
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
