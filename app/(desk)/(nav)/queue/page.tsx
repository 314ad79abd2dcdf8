import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { type ClaimsQuery, claimsQuery, type PlacedClaim } from '@/lib/contracts/claim'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { getArticle } from '@/lib/server/articles'
import { getClaim } from '@/lib/server/claims'
import { claimEvents } from '@/lib/server/events'
import { listPeople } from '@/lib/server/people'
import { claimDesks, listClaims } from '@/lib/server/queue'
import { requireActor } from '@/lib/server/session'
import { getSettings } from '@/lib/server/settings'
import { listViews } from '@/lib/server/views'
import { Queue } from './_components/queue'
import { readDraft, type ShownPassage, showPassage } from './_state/draft-cache'
import type { QueueStart } from './_state/queue-start'
import { type AddressParams, claimsQueryOf, type QueueView, viewOf } from './_state/view'

export const metadata: Metadata = { title: 'Review' }

const PAGE = 50

export default async function QueuePage({ searchParams }: { readonly searchParams: Promise<AddressParams> }) {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) redirect('/')
  return <Queue start={await startOf(actor, await searchParams)} />
}

/** The view the address names and the claim to begin with, whole, so that nothing has to come in later. */
async function startOf(actor: Actor, params: AddressParams): Promise<QueueStart> {
  const readAt = new Date().toISOString()
  const view = viewOf(params)
  const [page, people, settings, views, desks] = await Promise.all([
    listClaims(actor, queryOf(view)),
    listPeople(actor),
    getSettings(actor),
    listViews(actor),
    claimDesks(actor),
  ])
  if (!page.ok) throw new Error(page.error.message)
  const named = typeof params.claim === 'string' ? await getClaim(actor, { id: params.claim }) : null
  const asked = named?.ok ? named.value.claim.id : null
  const first = asked ?? page.value.claims[0]?.id ?? null
  const claim = named?.ok ? named : first === null ? null : await getClaim(actor, { id: first })
  return {
    view,
    page: page.value,
    asked,
    ...(claim?.ok
      ? { claim: claim.value.claim, ...(await around(actor, claim.value.claim)) }
      : { claim: null, passage: null, events: null }),
    readAt,
    people: people.ok
      ? people.value.people
          .filter(person => person.active && may(person, 'claim.check'))
          .map(({ id, name }) => ({ id, name }))
      : [],
    views: views.ok ? views.value.views : [],
    desks,
    ownFindingsAllowed: settings.ok && settings.value.settings.ownFindingsAllowed,
    secondReviewer: settings.ok && settings.value.settings.secondReviewer,
    actor,
  }
}

/* Words in which there is nothing to look for are no reason not to show a page. */
function queryOf(view: QueueView): ClaimsQuery {
  const query = claimsQuery.parse({ ...claimsQueryOf({ ...view, q: '' }), limit: PAGE })
  return view.q === '' ? query : { ...query, q: view.q }
}

async function around(actor: Actor, claim: PlacedClaim): Promise<Pick<QueueStart, 'passage' | 'events'>> {
  const [article, events] = await Promise.all([
    getArticle(actor, { id: claim.articleId }),
    claimEvents(actor, { id: claim.id }),
  ])
  let passage: ShownPassage | null = null
  if (article.ok) {
    const { lines, statuses } = readDraft(article.value)
    passage = showPassage(lines, statuses, claim.id)
  }
  return { passage, events: events.ok ? events.value.events : null }
}
