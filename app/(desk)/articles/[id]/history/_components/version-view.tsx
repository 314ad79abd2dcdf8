import { FileClock, FileText } from 'lucide-react'
import { Node } from 'prosemirror-model'
import { Icon as Glyph } from '@/app/_components/glyph'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { statusClass } from '@/app/_components/status-class'
import type { ClaimThen, VersionAnswer } from '@/lib/contracts/history'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { REVIEW_LABEL } from '@/lib/domain/review-state'
import { STATUS_LABEL } from '@/lib/domain/status'
import { drawn } from '../../_components/first-sight'
import { CompareForm } from './compare-form'
import { RestoreButton } from './restore-button'

/** A version of the draft, to be read, with its claims as they were then. */
export function VersionView({
  articleId,
  shown,
  mayRestore,
}: {
  readonly articleId: string
  readonly shown: VersionAnswer
  readonly mayRestore: boolean
}) {
  const { version, present, at, by, claims } = shown
  const isPresent = version === present
  const doc = Node.fromJSON(manuscriptSchema, shown.doc)
  const look = { articleId, claims: new Map(claims.map(claim => [claim.id, claim])) }
  return (
    <>
      <div className="history-head">
        <Glyph of={isPresent ? FileText : FileClock} />
        <div>
          <h2>
            Version {version}
            {isPresent ? ', the present one' : ''}
          </h2>
          <p className="faint">
            <Moment at={at} style="time" />, by {by?.name ?? 'Stet'}. To be read only.
          </p>
        </div>
        <div className="history-ways">
          {present > 0 ? <CompareForm articleId={articleId} version={version} present={present} /> : null}
          {mayRestore && !isPresent ? (
            <RestoreButton articleId={articleId} version={version} at={at} />
          ) : null}
        </div>
      </div>
      <div className="draft then">{doc.children.map((block, index) => drawn(block, index, look))}</div>
      <section className="then-claims" aria-labelledby="then-claims">
        <h2 id="then-claims">Claims as they were</h2>
        {claims.length === 0 ? <p className="faint">No claims were marked then.</p> : null}
        <ul className="claim-list static" hidden={claims.length === 0}>
          {claims.map(claim => (
            <li key={claim.id} className={`claim-row ${statusClass(claim.status)}`}>
              <span className="num">{claim.number}</span>
              <span className="si">
                <Icon of={STATUS_ICON[claim.status]} />
              </span>
              <span className="t" dir="auto">
                {claim.quote}
              </span>
              <span className="who">{stateOf(claim)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function stateOf({ status, review, stale, orphaned, findingBy, reviewedBy, resolution }: ClaimThen): string {
  const found = findingBy === null ? '' : ` by ${findingBy.name}`
  const decided = reviewedBy === null ? '' : ` by ${reviewedBy.name}`
  return [
    `${STATUS_LABEL[status]}${found}`,
    review === 'not_submitted' ? '' : `${REVIEW_LABEL[review].toLowerCase()}${decided}`,
    stale ? 'wording changed' : '',
    orphaned ? 'text gone' : '',
    resolution ?? '',
  ]
    .filter(part => part !== '')
    .join(', ')
}
