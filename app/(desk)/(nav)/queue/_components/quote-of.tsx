'use client'

import { excerpt } from '../_state/excerpt'
import { useQueue } from '../_state/use-queue'

/** The words of a claim, under the title of what is asked about it. */
export function QuoteOf({ claimId }: { readonly claimId: string }) {
  const claim = useQueue().claims.get(claimId)
  return (
    <span className="t" dir="auto">
      “{excerpt(claim?.quote ?? '', 140)}”
    </span>
  )
}
