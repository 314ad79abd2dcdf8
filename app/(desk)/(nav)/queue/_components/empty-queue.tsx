import Link from 'next/link'
import { EmptyState } from '@/app/_components/empty-state'
import { addressOf, NO_FILTER, type QueueView, sameView, WAITING } from '../_state/view'

/** Nothing to list: what that means, and where to go on. */
export function EmptyQueue({ view }: { readonly view: QueueView }) {
  if (sameView(view, WAITING)) {
    return (
      <EmptyState
        title="Nothing is waiting for you"
        actions={
          <>
            <Link className="btn" href="/">
              To the articles
            </Link>
            <Link className="btn bare" href={addressOf(NO_FILTER)} prefetch={false}>
              Every claim
            </Link>
          </>
        }
      >
        A claim comes here as soon as a checker has made a finding on it.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No claim is like that"
      actions={
        <Link className="btn" href={addressOf(WAITING)} prefetch={false}>
          What waits for review
        </Link>
      }
    >
      Take something out of the filter, or see what waits.
    </EmptyState>
  )
}
