import Link from 'next/link'
import { eventWords } from '@/app/_components/event-words'
import { Moment } from '@/app/_components/moment'
import type { TimelineEntry } from '@/lib/contracts/history'
import { type HistoryPlace, historyAddress } from './history-address'

type Session = Extract<TimelineEntry, { kind: 'session' }>
type Deed = Extract<TimelineEntry, { kind: 'deed' }>

interface Props {
  readonly articleId: string
  readonly place: HistoryPlace
  readonly entries: readonly TimelineEntry[]
  /** The number of each claim, by its id. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Who did what and when, newest first; each line leads to the version of then. */
export function TimeLine({ articleId, place, entries, numbers }: Props) {
  return (
    <ol className="time-line">
      {entries.map(entry =>
        entry.kind === 'session' ? (
          <SessionLine key={`v${entry.to}`} {...{ articleId, place, entry }} />
        ) : (
          <DeedLine key={entry.event.id} {...{ articleId, place, entry, numbers }} />
        ),
      )}
    </ol>
  )
}

function SessionLine({
  articleId,
  place,
  entry,
}: Pick<Props, 'articleId' | 'place'> & { readonly entry: Session }) {
  const { from, to, restored } = entry
  const filter = { person: place.person, claim: place.claim }
  const compared = place.from === from && place.to === to
  const shown = place.version === to && place.event === undefined
  return (
    <li className="typed">
      <Moment at={entry.end} style="time" />
      <div>
        <p>
          <b>{names(entry)}</b> {restored === null ? 'wrote' : `restored version ${restored}`}
          {restored === null && entry.words !== null ? (
            <span className="faint">{wordsOf(entry.words)}</span>
          ) : null}
        </p>
        <p className="ways">
          <Link
            href={historyAddress(articleId, { ...filter, version: to })}
            aria-current={shown ? 'true' : undefined}
          >
            Version {to}
          </Link>
          <Link
            href={historyAddress(articleId, { ...filter, from, to })}
            aria-current={compared ? 'true' : undefined}
            aria-label={`What changed from version ${from} to version ${to}`}
          >
            What changed
          </Link>
        </p>
      </div>
    </li>
  )
}

function names({ people }: Session): string {
  const all = people.map(({ name }) => name)
  const last = all.pop()
  if (last === undefined) return 'Somebody'
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`
}

function wordsOf(words: number): string {
  if (words === 0) return ', as many words as before'
  const count = Math.abs(words)
  return `, ${count} ${count === 1 ? 'word' : 'words'} ${words > 0 ? 'more' : 'fewer'}`
}

function DeedLine({
  articleId,
  place,
  entry: { event, version },
  numbers,
}: Omit<Props, 'entries'> & { readonly entry: Deed }) {
  const { what, said } = eventWords(event)
  const number = event.claimId === null ? undefined : numbers.get(event.claimId)
  const filter = { person: place.person, claim: place.claim }
  const shown = place.version === version && place.event === event.id
  return (
    <li>
      <Moment at={event.at} style="time" />
      <div>
        <p>
          {number === undefined ? null : <b>Claim {number}: </b>}
          {what} <span className="faint">by {event.actor?.name ?? 'Stet'}</span>
        </p>
        {said === '' ? null : (
          <q className="faint" dir="auto">
            {said}
          </q>
        )}
        <p className="ways">
          <Link
            href={historyAddress(articleId, { ...filter, version, event: event.id })}
            aria-current={shown ? 'true' : undefined}
            aria-label={`Version ${version}, as it was after “${what}”`}
          >
            Version {version}
          </Link>
        </p>
      </div>
    </li>
  )
}
