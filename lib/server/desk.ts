import 'server-only'
import { type Reader, read } from '@/db'
import { articleRows } from '@/db/queries/articles'
import {
  type LoadRow,
  loadPending,
  loadReturned,
  loadToCheck,
  longestWaiting,
  type PendingRow,
  pendingByArticle,
} from '@/db/queries/desk'
import { allPeople } from '@/db/queries/people'
import type { DeskArticle, DeskBoard, Workload } from '@/lib/contracts/desk'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { presentArticles } from './article-view'
import { now } from './clock'
import { forbidden, type Refusal } from './refusal'

/** The board, of one moment: articles nearest deadline first, who has what; the trash does not count. */
export async function desk(actor: Actor): Promise<Result<DeskBoard, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  return read(async db => {
    const pending = await pendingByArticle(db)
    return ok({
      articles: await deskArticles(db, pending),
      load: await workloads(db),
      waiting: await longestWaiting(db, pending),
    })
  })
}

async function deskArticles(db: Reader, rows: readonly PendingRow[]): Promise<DeskArticle[]> {
  const pending = new Map(rows.map(row => [row.articleId, row]))
  const articles = await presentArticles(db, await articleRows(db, false))
  return articles.map(article => ({
    ...article,
    unsourced: pending.get(article.id)?.unsourced ?? 0,
    pendingSince: pending.get(article.id)?.since ?? null,
  }))
}

/* Whoever has something, the most first. */
async function workloads(db: Reader): Promise<Workload[]> {
  const at = now()
  const people = await allPeople(db)
  const toCheck = byPerson(await loadToCheck(db, at))
  const returned = byPerson(await loadReturned(db, at))
  const pending = byPerson(await loadPending(db, at))
  const allPending = [...pending.values()].reduce((sum, { count }) => sum + count, 0)
  return people
    .filter(person => person.active)
    .map(person => {
      const [own, back, found] = [toCheck, returned, pending].map(rows => rows.get(person.id))
      return {
        person: { id: person.id, name: person.name },
        toCheck: own?.count ?? 0,
        returned: back?.count ?? 0,
        toReview: may(person, 'claim.review') ? allPending - (found?.count ?? 0) : 0,
        overdue: (own?.overdue ?? 0) + (back?.overdue ?? 0),
      }
    })
    .filter(one => amount(one) > 0)
    .sort((a, b) => amount(b) - amount(a) || a.person.name.localeCompare(b.person.name))
}

function amount({ toCheck, returned, toReview }: Workload): number {
  return toCheck + returned + toReview
}

function byPerson(rows: readonly LoadRow[]): ReadonlyMap<string, LoadRow> {
  return new Map(rows.map(row => [row.personId, row]))
}
