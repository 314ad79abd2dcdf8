import Link from 'next/link'
import { DiffText } from '@/app/_components/diff-text'
import { eventWords } from '@/app/_components/event-words'
import { Moment } from '@/app/_components/moment'
import type { TimelineEntry } from '@/lib/contracts/history'
import { wordingsThen } from '@/lib/domain/claim-story'
import { historyAddress } from './history-address'

type Deed = Extract<TimelineEntry, { kind: 'deed' }>

/** What a claim went through, from marking to approval, with its wording at each moment. */
export function StoryView({
  articleId,
  claimId,
  number,
  deeds,
}: {
  readonly articleId: string
  readonly claimId: string
  readonly number: number | undefined
  /** Oldest first. */
  readonly deeds: readonly Deed[]
}) {
  const wordings = wordingsThen(deeds.map(({ event }) => event))
  return (
    <>
      <div className="history-head">
        <div>
          <h2>{number === undefined ? 'The story of a claim' : `The story of claim ${number}`}</h2>
          <p className="ways">
            <Link href={`/articles/${articleId}?claim=${claimId}`}>Open it in the article</Link>
          </p>
        </div>
      </div>
      {deeds.length === 0 ? <p className="faint">Nothing is recorded of this claim.</p> : null}
      <ol className="story">
        {deeds.map(({ event, version }, index) => {
          const { what, said } = eventWords(event)
          const then = wordings[index]
          return (
            <li key={event.id}>
              <p>
                <b>{what}</b> by {event.actor?.name ?? 'Stet'}, <Moment at={event.at} style="time" />,{' '}
                <Link href={historyAddress(articleId, { version, event: event.id })}>version {version}</Link>
              </p>
              {then ? (
                <blockquote className="story-words" dir="auto">
                  {then.before === null ? (
                    then.wording
                  ) : (
                    <DiffText before={then.before} after={then.wording} />
                  )}
                </blockquote>
              ) : null}
              {said === '' || said === then?.wording ? null : (
                <q className="faint" dir="auto">
                  {said}
                </q>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
