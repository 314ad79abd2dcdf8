import { DiffText } from '@/app/_components/diff-text'
import { Moment } from '@/app/_components/moment'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { firstName } from '../_state/person-words'

/** What changed in the claim since the finding, word by word; nothing while the wording stands. */
export function StaleNote({ claim }: { readonly claim: PlacedClaim }) {
  if (!claim.stale || claim.findingWording === null) return null
  const changer = claim.textChangedBy ? firstName(claim.textChangedBy.name) : 'Somebody'
  const after = claim.findingBy
    ? `after ${firstName(claim.findingBy.name)} checked it`
    : 'after it was checked'
  return (
    <section className="changed" aria-label="Wording changed">
      <h2>
        {changer} changed this {after}
        {claim.textChangedAt ? (
          <span className="faint">
            <Moment at={claim.textChangedAt} style="time" />
          </span>
        ) : null}
      </h2>
      <p className="diff t" dir="auto">
        <DiffText before={claim.findingWording} after={claim.quote} />
      </p>
    </section>
  )
}
