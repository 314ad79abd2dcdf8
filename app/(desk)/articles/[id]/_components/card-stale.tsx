'use client'

import { Button } from '@/app/_components/button'
import { DiffText } from '@/app/_components/diff-text'
import { Moment } from '@/app/_components/moment'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { firstName } from './note-says'
import type { CardCommands } from './use-card-commands'

/** What changed since the finding, word by word, and the two things to do about it. */
export function StaleSection({
  claim,
  commands,
}: {
  readonly claim: PlacedClaim
  readonly commands: CardCommands
}) {
  const changer = claim.textChangedBy ? firstName(claim.textChangedBy.name) : 'Somebody'
  const checker = claim.findingBy ? firstName(claim.findingBy.name) : 'it was'
  return (
    <section className="wash">
      <h3>
        {claim.findingBy
          ? `${changer} changed this after ${checker} checked it`
          : `${changer} changed this after it was checked`}
        {claim.textChangedAt && (
          <span className="faint">
            <Moment at={claim.textChangedAt} style="time" />
          </span>
        )}
      </h3>
      <p className="diff t" dir="auto">
        <DiffText before={claim.findingWording ?? ''} after={claim.quote} />
      </p>
      {commands.mayCheck && (
        <div className="acts">
          <Button keys="h" onClick={() => commands.run({ do: 'holds' })}>
            Still holds
          </Button>
          <Button keys="u" onClick={() => commands.setStatus('unchecked')}>
            Check again
          </Button>
        </div>
      )}
    </section>
  )
}
