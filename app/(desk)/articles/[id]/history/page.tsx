import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EmptyState } from '@/app/_components/empty-state'
import type { TimelineEntry, VersionAnswer } from '@/lib/contracts/history'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { articleHeadline } from '@/lib/server/articles'
import { requireActor } from '@/lib/server/session'
import { listVersions } from '@/lib/server/timeline'
import { compareVersions, getVersion } from '@/lib/server/versions'
import { CompareView } from './_components/compare-view'
import { type HistoryPlace, historyPlace } from './_components/history-address'
import { HistoryBar } from './_components/history-bar'
import { HistoryFilters } from './_components/history-filters'
import { StoryView } from './_components/story-view'
import { TimeLine } from './_components/time-line'
import { VersionView } from './_components/version-view'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const actor = await requireActor(`/articles/${id}/history`)
  return { title: `History of ${(await articleHeadline(actor, id)) || 'Untitled'}` }
}

/** What was done to an article, any version of it, and what changed between two. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(`/articles/${id}/history`)
  const place = historyPlace(await searchParams)
  const timeline = await listVersions(actor, { id })
  if (!timeline.ok) notFound()
  const { version, entries, more } = timeline.value
  const present = await getVersion(actor, { id, version: String(version) }, {})
  if (!present.ok) notFound()
  const numbers = new Map(present.value.claims.map(claim => [claim.id, claim.number]))
  const shown = entries.filter(entry => isWanted(entry, place))
  return (
    <>
      <a className="skip-to" href="#main">
        Skip to the version
      </a>
      <HistoryBar articleId={id} headline={(await articleHeadline(actor, id)) ?? ''} />
      <div className={hasView(place) ? 'history viewing' : 'history'}>
        <aside className="history-side" id="time-line" aria-label="Time line">
          <HistoryFilters
            articleId={id}
            place={place}
            people={peopleOf(entries)}
            claims={present.value.claims.map(claim => ({
              id: claim.id,
              label: `Claim ${claim.number}: ${short(claim.quote)}`,
            }))}
          />
          {shown.length === 0 ? (
            <EmptyState title="Nothing here">Nobody has done anything of that kind.</EmptyState>
          ) : (
            <TimeLine articleId={id} place={place} entries={shown} numbers={numbers} />
          )}
          {more ? (
            <p className="help">What is older is in the record and in the copies, but not here.</p>
          ) : null}
        </aside>
        <main id="main" className="history-paper">
          <p className="ways to-line">
            <a href="#time-line">Time line</a>
          </p>
          {await viewOf(actor, id, place, present.value, entries)}
        </main>
      </div>
    </>
  )
}

function hasView({ version, from, claim }: HistoryPlace): boolean {
  return version !== undefined || from !== undefined || claim !== undefined
}

function isWanted(entry: TimelineEntry, { person, claim }: HistoryPlace): boolean {
  if (claim !== undefined && (entry.kind === 'session' || entry.event.claimId !== claim)) return false
  if (person === undefined) return true
  const people = entry.kind === 'session' ? entry.people : [entry.event.actor]
  return people.some(one => one?.id === person)
}

function peopleOf(entries: readonly TimelineEntry[]) {
  const people = new Map<string, string>()
  for (const entry of entries) {
    for (const one of entry.kind === 'session' ? entry.people : [entry.event.actor]) {
      if (one) people.set(one.id, one.name)
    }
  }
  return [...people].map(([id, label]) => ({ id, label }))
}

function short(quote: string): string {
  const points = [...quote.replace(/\s+/g, ' ')]
  return points.length > 48 ? `${points.slice(0, 47).join('').trimEnd()}…` : points.join('')
}

async function viewOf(
  actor: Actor,
  id: string,
  place: HistoryPlace,
  present: VersionAnswer,
  entries: readonly TimelineEntry[],
) {
  const { version, event, from, to, claim } = place
  if (from !== undefined) {
    const compared = await compareVersions(actor, { id }, { from, to })
    if (!compared.ok) return <NotThere />
    return <CompareView articleId={id} answer={compared.value} />
  }
  if (version === undefined && claim !== undefined) {
    const deeds = entries.flatMap(entry =>
      entry.kind === 'deed' && entry.event.claimId === claim ? [entry] : [],
    )
    const number = present.claims.find(one => one.id === claim)?.number
    return <StoryView articleId={id} claimId={claim} number={number} deeds={deeds.reverse()} />
  }
  const isPresent = version === undefined || (version === present.version && event === undefined)
  const shown = isPresent ? null : await getVersion(actor, { id, version: String(version) }, { event })
  if (shown !== null && !shown.ok) return <NotThere />
  return (
    <VersionView
      articleId={id}
      shown={shown === null ? present : shown.value}
      mayRestore={may(actor, 'article.write')}
    />
  )
}

function NotThere() {
  return <EmptyState title="No such version">This article has not had that version yet.</EmptyState>
}
