import Link from 'next/link'
import { Avatar } from '@/app/_components/avatar'
import { Waited } from './waited'

/** How much somebody has before them. */
interface Workload {
  readonly person: { readonly id: string; readonly name: string }
  readonly toCheck: number
  readonly returned: number
  readonly toReview: number
}

interface Waiting {
  readonly claimId: string
  readonly articleId: string
  readonly headline: string
  readonly quote: string
  readonly since: string
}

/** Beside the articles: who has what, and which claim has waited longest. */
export function DeskSide({
  load,
  waiting,
}: {
  readonly load: readonly Workload[]
  readonly waiting: Waiting | null
}) {
  if (load.length === 0 && waiting === null) return null
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
                <b>{loadWords(counts)}</b>
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
    </aside>
  )
}

function loadWords({ toCheck, returned, toReview }: Omit<Workload, 'person'>): string {
  return [
    toCheck > 0 ? `${toCheck} to check` : '',
    returned > 0 ? `${returned} returned` : '',
    toReview > 0 ? `${toReview} to review` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
