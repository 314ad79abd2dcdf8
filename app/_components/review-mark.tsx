import { REVIEW_LABEL, type ReviewState } from '@/lib/domain/review-state'
import { Icon, REVIEW_ICON } from './icon'

const SHORT: Record<ReviewState, string> = {
  not_submitted: '',
  pending: 'Review',
  approved: '',
  returned: 'Returned',
}

/** The second person's word on a claim. Without a box, so that it is never taken for a status. */
export function ReviewMark({
  review,
  short = false,
}: {
  readonly review: ReviewState
  readonly short?: boolean
}) {
  const words = short ? SHORT[review] : REVIEW_LABEL[review]
  return (
    <span className={`rv rv-${review.replaceAll('_', '-')}`}>
      <Icon of={REVIEW_ICON[review]} />
      {words}
      {words === '' ? <span className="vh">{REVIEW_LABEL[review]}</span> : null}
    </span>
  )
}
