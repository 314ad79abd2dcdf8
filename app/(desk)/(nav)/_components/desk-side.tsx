import Link from 'next/link'
import { Avatar } from '@/app/_components/avatar'
import type { DeskBoard, Workload } from '@/lib/contracts/desk'
import { SideNumbers } from './side-numbers'
import { Waited } from './waited'

/** Beside the articles: who has what, which claim has waited longest, and what was done lately. */
export function DeskSide({ board: { articles, load, waiting } }: { readonly board: DeskBoard }) {
  if (articles.length === 0) return null
  return (
    <aside className="side" aria-label="How the work stands">
      {load.length > 0 ? (
        <section>
          <h2>Who has what</h2>
          <ul className="load">
            {load.map(({ person, ...counts }) => (
              <li key={person.id}>
                <Avatar person={person} decorative />
                <span dir="auto">{person.name}</span>
                <b>
                  {loadWords(counts)}
                  {counts.overdue > 0 ? <span className="late-w">, {counts.overdue} overdue</span> : null}
                </b>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {waiting ? (
        <section>
          <h2>Waiting longest</h2>
          <p className="t wl">
            <Link href={`/queue?claim=${waiting.claimId}`} dir="auto">
              “{waiting.quote}”
            </Link>
          </p>
          <p className="faint">
            <span dir="auto">{waiting.headline || 'Untitled'}</span>, <Waited since={waiting.since} />
          </p>
        </section>
      ) : null}
      <SideNumbers />
    </aside>
  )
}

function loadWords({
  toCheck,
  returned,
  toReview,
}: Pick<Workload, 'toCheck' | 'returned' | 'toReview'>): string {
  return [
    toCheck > 0 ? `${toCheck} to check` : '',
    returned > 0 ? `${returned} returned` : '',
    toReview > 0 ? `${toReview} to review` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
