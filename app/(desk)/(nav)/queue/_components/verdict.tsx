import { Reply } from 'lucide-react'
import { DiffText } from '@/app/_components/diff-text'
import { FlagChips } from '@/app/_components/flag-chips'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { ReviewMark } from '@/app/_components/review-mark'
import { statusClass } from '@/app/_components/status-class'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { RESOLUTION_LABEL } from '@/lib/domain/resolution'
import { isFinding, STATUS_LABEL } from '@/lib/domain/status'
import { firstName } from '../_state/person-words'

/** What the verdict shows of a claim; the row of the list has enough of it to begin with. */
export type Judged = Pick<
  PlacedClaim,
  'quote' | 'status' | 'review' | 'stale' | 'note' | 'findingBy' | 'findingAt' | 'flags' | 'firstApprovedBy'
> &
  Partial<
    Pick<
      PlacedClaim,
      'proposedWording' | 'reviewedBy' | 'reviewReason' | 'resolution' | 'resolutionReason' | 'resolvedBy'
    >
  >

/** What was found, by whom and on which wording, with the note, the proposal and the editor's answer. */
export function Verdict({ claim }: { readonly claim: Judged }) {
  return (
    <section className={`verdict ${statusClass(claim.status)}`} aria-labelledby="verdict">
      <div className="vd">
        <span className="vi">
          <Icon of={STATUS_ICON[claim.status]} />
        </span>
        <div>
          <h2 id="verdict">{STATUS_LABEL[claim.status]}</h2>
          <p>
            {isFinding(claim.status) && claim.findingAt ? (
              <>
                {claim.findingBy ? `by ${claim.findingBy.name}, ` : ''}
                <Moment at={claim.findingAt} style="relative" />,{' '}
                {claim.stale ? 'on an earlier wording' : 'on this wording'}
              </>
            ) : (
              'no finding yet'
            )}
          </p>
          <FlagChips flags={claim.flags} />
          <Reviewed claim={claim} />
        </div>
      </div>
      <div className="vn">
        {claim.note === '' ? null : (
          <p className="vn-note" dir="auto">
            {claim.note}
          </p>
        )}
        {typeof claim.proposedWording !== 'string' ? null : (
          <div className="vn-prop">
            <h3>Proposed wording</h3>
            <p className="prop t" dir="auto">
              <DiffText before={claim.quote} after={claim.proposedWording} />
            </p>
          </div>
        )}
        {claim.note === '' && claim.proposedWording === null ? <p className="faint">No note.</p> : null}
        <Answered claim={claim} />
      </div>
    </section>
  )
}

/** The review so far, where it says more than that the claim waits. */
function Reviewed({ claim }: { readonly claim: Judged }) {
  const first = claim.firstApprovedBy ? firstName(claim.firstApprovedBy.name) : null
  if (claim.review === 'pending') {
    return first === null ? null : <p className="vd-review">Approved by {first}, one more needed</p>
  }
  const both = first !== null && claim.review === 'approved' ? `${first} and ` : ''
  return (
    <p className="vd-review">
      <ReviewMark review={claim.review} />
      {claim.reviewedBy ? `by ${both}${firstName(claim.reviewedBy.name)}` : ''}
      {claim.reviewReason ? (
        <span className="vd-reason" dir="auto">
          {claim.reviewReason}
        </span>
      ) : null}
    </p>
  )
}

function Answered({ claim }: { readonly claim: Judged }) {
  if (!claim.resolution) return null
  return (
    <p className="vn-answer">
      <Icon of={Reply} />
      <span dir="auto">
        <b>
          {claim.resolution === 'stet' ? (
            <span className="stetdots">Stet</span>
          ) : (
            RESOLUTION_LABEL[claim.resolution]
          )}
        </b>
        {claim.resolvedBy ? ` by ${firstName(claim.resolvedBy.name)}` : ''}
        {claim.resolutionReason ? `: ${claim.resolutionReason}` : ''}
      </span>
    </p>
  )
}
