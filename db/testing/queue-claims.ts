import fc from 'fast-check'
import { type Writer, write } from '@/db'
import { insertArticle, updateArticle } from '@/db/queries/articles'
import { type ClaimRow, claimById, insertClaims } from '@/db/queries/claims'
import type { QueueFilter, QueueReader } from '@/db/queries/queue-filter'
import { putSnooze } from '@/db/queries/snoozes'
import { people } from '@/db/schema'
import { facetsCode, rankIn } from '@/lib/domain/claim-facets'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { FLAGS } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import type { QueueSort } from '@/lib/domain/queue-sort'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { isFound, parseSearch, type Search } from '@/lib/domain/search-query'
import { searchText } from '@/lib/domain/search-text'
import { STATUSES } from '@/lib/domain/status'
import { isAskedFor } from '@/lib/domain/testing/facets'
import { articleRow, claimRow } from './rows'

const day = (date: number) => `2026-03-0${date}T18:00:00.000Z`
const DEADLINES = [day(2), null, day(1), day(2), null]
const DESKS = ['Culture', 'News', '', 'News', 'Culture']
/** The one of the articles `a0` to `a4` that lies in the trash. */
const TRASHED = 'a3'

/** Some hundreds of claims of every kind, over articles with and without deadlines, one of them in the trash. */
export async function insertQueue(count: number): Promise<readonly ClaimRow[]> {
  const random = fc.sample(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      review: fc.constantFrom(...REVIEW_STATES),
      priority: fc.constantFrom(...PRIORITIES),
      flags: fc.subarray([...FLAGS]),
      stale: fc.boolean(),
      orphaned: fc.boolean(),
      citationCount: fc.constantFrom(0, 1, 2),
      thin: fc.boolean(),
      assigneeId: fc.constantFrom(null, 'bea', 'tom'),
      findingBy: fc.constantFrom(null, 'bea', 'tom'),
      firstApprovedBy: fc.constantFrom(null, null, 'bea', 'tom'),
      findingAt: fc.constantFrom(null, day(3), day(4)),
      reviewedAt: fc.constantFrom(null, day(4), day(5)),
      createdAt: fc.constantFrom(day(1), day(2)),
      search: fc.constantFrom('five missiles', 'missiles, 100%', 'the port').map(text => searchText(text)),
    }),
    { numRuns: count, seed: 7 },
  )
  const rows = random.map((parts, index) => {
    const article = index % DEADLINES.length
    return claimRow(`c${index}`, `a${article}`, {
      ...parts,
      number: 1 + (index % 7),
      dueAt: DEADLINES[article] ?? NO_DEADLINE,
      desk: DESKS[article] ?? '',
      articleOrder: -((article * 2) % 5),
    })
  })
  await write(async db => {
    for (const id of ['bea', 'tom']) {
      const at = '2026-01-01T00:00:00.000Z'
      await db.insert(people).values({ id, name: id, email: id, roles: [], createdAt: at, updatedAt: at })
    }
    for (const [index, deadline] of DEADLINES.entries()) {
      await insertArticle(db, articleRow(`a${index}`, { deadline, desk: DESKS[index] ?? '' }))
    }
    await insertClaims(db, rows)
    await updateArticle(db, TRASHED, { trashedAt: '2026-02-01T00:00:00.000Z' })
    await putOffAgain(db)
  })
  return rows
}

/* Every third claim is put off by one of two people, until one day or another. */
const PUT_OFF = Array.from({ length: 100 }, (_, at) => ({
  claimId: `c${at * 3}`,
  personId: at % 2 === 0 ? 'bea' : 'tom',
  until: day(at % 4 < 2 ? 2 : 4),
}))

/** Puts off what is put off among these claims: whoever deletes claims loses that. */
export async function putOffAgain(db: Writer): Promise<void> {
  for (const { claimId, personId, until } of PUT_OFF) {
    if (await claimById(db, claimId)) await putSnooze(db, personId, claimId, until)
  }
}

/** What is typed, read as a search; for nothing in particular where it is none. */
export function searchOf(typed: string): Search {
  const search = parseSearch(typed)
  return search.ok ? search.value : []
}

const reader: QueueReader = { personId: 'bea', now: day(3) }
/** Somebody at some moment: who has put off much, later less, and who has nothing to do with it. */
export const readers = fc.constantFrom(reader, { ...reader, now: day(1) }, { ...reader, personId: 'nobody' })

/** Filters of every kind, most of which some claim fits; nobody asks for what waits and for what is put off at once. */
export const filters: fc.Arbitrary<QueueFilter> = fc
  .record(
    { waitingFor: fc.option(readers, { nil: undefined }), putOffBy: fc.option(readers, { nil: undefined }) },
    { requiredKeys: [] },
  )
  .chain(({ waitingFor, putOffBy }) =>
    parts.map(filter => ({ ...filter, ...(waitingFor ? { waitingFor } : putOffBy ? { putOffBy } : {}) })),
  )

const parts: fc.Arbitrary<QueueFilter> = fc.record(
  {
    statuses: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1 }),
    reviews: fc.uniqueArray(fc.constantFrom(...REVIEW_STATES), { minLength: 1 }),
    priorities: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { minLength: 1 }),
    flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { minLength: 1 }),
    stale: fc.boolean(),
    orphaned: fc.boolean(),
    unsourced: fc.boolean(),
    thin: fc.boolean(),
    articleId: fc.constantFrom('a0', 'a1', TRASHED, 'nothing'),
    desk: fc.constantFrom('News', 'Culture', 'Sport'),
    assigneeId: fc.constantFrom(null, 'bea', 'nobody'),
    checkerId: fc.constantFrom('bea', 'tom', 'nobody'),
    dueFrom: fc.constantFrom(day(1), day(2), NO_DEADLINE),
    dueBefore: fc.constantFrom(day(2), day(3), NO_DEADLINE),
    waitingSince: fc.constantFrom(day(1), day(3), day(4)),
    search: fc
      .uniqueArray(fc.constantFrom('missiles', 'po', '100%', '-five', '"the port"', '"the po"'), {
        maxLength: 3,
      })
      .map(words => searchOf(words.join(' '))),
  },
  { requiredKeys: [] },
)

/** The facets of a claim as it lies in the table. */
export function facetsOf(row: ClaimRow) {
  return { ...row, unsourced: row.citationCount === 0 }
}

/** Since when a claim has waited. */
export function waitingSince(row: ClaimRow): string {
  const { review, findingAt, reviewedAt, textChangedAt, createdAt } = row
  if (review === 'pending') return findingAt ?? createdAt
  if (review !== 'not_submitted') return reviewedAt ?? findingAt ?? createdAt
  return row.stale ? (textChangedAt ?? createdAt) : createdAt
}

function isPutOff({ personId, now }: QueueReader, row: ClaimRow): boolean {
  return PUT_OFF.some(one => one.claimId === row.id && one.personId === personId && one.until > now)
}

function fits(filter: QueueFilter, row: ClaimRow): boolean {
  const { articleId, desk, assigneeId, checkerId, dueFrom, dueBefore, search = [] } = filter
  const { waitingFor, putOffBy } = filter
  return (
    row.articleId !== TRASHED &&
    isAskedFor(filter, facetsOf(row)) &&
    (waitingFor === undefined ||
      (!isPutOff(waitingFor, row) && row.firstApprovedBy !== waitingFor.personId)) &&
    (putOffBy === undefined || isPutOff(putOffBy, row)) &&
    (articleId === undefined || row.articleId === articleId) &&
    (desk === undefined || row.desk === desk) &&
    (assigneeId === undefined || row.assigneeId === assigneeId) &&
    (checkerId === undefined || row.findingBy === checkerId) &&
    (dueFrom === undefined || row.dueAt >= dueFrom) &&
    (dueBefore === undefined || row.dueAt < dueBefore) &&
    (filter.waitingSince === undefined || waitingSince(row) <= filter.waitingSince) &&
    isFound(search, row.search)
  )
}

/** What each order compares, the first that differs deciding. */
const KEYS: Record<QueueSort, (row: ClaimRow) => readonly (string | number)[]> = {
  deadline: row => [row.dueAt, row.articleId, row.number, row.id],
  priority: row => [rankIn(facetsCode(facetsOf(row))), row.dueAt, row.articleId, row.number, row.id],
  age: row => [waitingSince(row), row.id],
  article: row => [row.articleOrder, row.articleId, row.number, row.id],
}

/** The ids of the claims that fit, in order, by looking at every one. */
export function byHand(rows: readonly ClaimRow[], filter: QueueFilter, sort: QueueSort): string[] {
  const keyed = rows.filter(row => fits(filter, row)).map(row => ({ id: row.id, key: KEYS[sort](row) }))
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ id }) => id)
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}
