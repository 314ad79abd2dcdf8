import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { dataFolder, read, write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { insertSnapshot } from '@/db/queries/draft'
import { people } from '@/db/schema'
import { articleRow, claimRow } from '@/db/testing/rows'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import type { ReviewState } from '@/lib/domain/review-state'
import type { Status } from '@/lib/domain/status'

const CLAIMS_EACH = 200
const PEOPLE = 40
const DESKS = ['News', 'Culture', 'Sport', 'Science', 'World']
const FINDINGS = [
  'verified',
  'verified',
  'verified',
  'needs_change',
  'disputed',
  'cannot_verify',
  'opinion',
] as const
const DAY = 24 * 3_600_000
const FIRST_DAY = Date.UTC(2020, 0, 1)

/* What is read and approved here are rows; the drafts are blank. */
const EMPTY = schema.topNodeType.createAndFill()?.toJSON()

export const personId = (index: number) => `person-${String(index).padStart(4, '0')}`

/* The same newsroom every time (mulberry32). */
function randomly(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Runs work with neither indexes nor triggers on claims, which are then made anew over all rows at once. */
async function withoutIndexes(work: () => Promise<void>): Promise<void> {
  await read(async () => undefined)
  const driver = new Driver(join(dataFolder(), 'stet.db'))
  const made = driver
    .prepare(
      "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'claims' AND type IN ('index', 'trigger') AND sql IS NOT NULL",
    )
    .all() as { type: string; name: string; sql: string }[] // the columns asked for
  for (const { type, name } of made) driver.exec(`DROP ${type} "${name}"`)
  await work()
  for (const { sql } of made) driver.exec(sql)
  driver.exec(
    'INSERT INTO claim_facets SELECT facets, count(*) FROM claims WHERE facets IS NOT NULL GROUP BY facets',
  )
  driver.exec(
    "UPDATE articles SET pending = (SELECT count(*) FROM claims WHERE article_id = articles.id AND review = 'pending')",
  )
  for (const article of ['article_id', "''"]) {
    driver.exec(
      `INSERT INTO claim_counts SELECT ${article}, status, review, stale, orphaned, resolution IS NOT NULL, shelved, count(*) FROM claims GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    )
  }
  driver.close()
}

/**
 * A newsroom of years: nearly all old claims approved, the newest articles in work; few claims stale, gone, urgent or
 * delicate, as few of a million as of ten thousand in proportion, and three of a kind that there is nowhere else.
 */
export async function fillNewsroom(count: number): Promise<void> {
  await withoutIndexes(() => insertNewsroom(count))
}

async function insertNewsroom(count: number): Promise<void> {
  const random = randomly(7)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T // never empty
  const articles = Math.ceil(count / CLAIMS_EACH)
  const at = new Date(FIRST_DAY).toISOString()
  await write(async db => {
    for (let index = 0; index < PEOPLE; index++) {
      const id = personId(index)
      await db.insert(people).values({ id, name: id, email: id, roles: [], createdAt: at, updatedAt: at })
    }
  })
  for (let a = 0; a < articles; a++) {
    const id = `article-${String(a).padStart(6, '0')}`
    const made = FIRST_DAY + (a / articles) * 2000 * DAY
    const deadline = random() < 0.1 ? null : new Date(made + random() * 5 * DAY).toISOString()
    const desk = one(DESKS)
    const rare = a === Math.floor(articles / 2)
    const working = a > articles * 0.97
    const claims = Array.from({ length: CLAIMS_EACH }, (_, c) => {
      const unchecked = random() < (working ? 0.5 : 0.01)
      const status: Status = unchecked ? one(['unchecked', 'in_progress'] as const) : one(FINDINGS)
      const review: ReviewState = unchecked
        ? 'not_submitted'
        : random() < (working ? 0.4 : 0.995)
          ? 'approved'
          : one(['pending', 'pending', 'returned'] as const)
      const found = unchecked ? null : new Date(made + random() * DAY).toISOString()
      const isRare = rare && c < 3
      return claimRow(`claim-${String(a).padStart(6, '0')}-${String(c).padStart(3, '0')}`, id, {
        number: c + 1,
        quote: 'Five missiles fell on the port on Friday night',
        note: 'The port log of that night says so, page 12.',
        status: isRare ? 'disputed' : status,
        review: isRare ? 'pending' : review,
        stale: isRare || (!unchecked && random() < 0.02),
        orphaned: isRare || random() < 0.01,
        flags: isRare ? ['legal', 'sensitive'] : random() < 0.02 ? ['legal'] : [],
        priority: isRare || random() < 0.05 ? 'high' : random() < 0.1 ? 'low' : 'normal',
        citationCount: random() < 0.1 ? 0 : 2,
        thin: random() < 0.15,
        findingBy: isRare ? personId(1) : found === null ? null : personId(Math.floor(random() * PEOPLE)),
        findingAt: found,
        assigneeId: isRare ? personId(2) : random() < 0.4 ? null : personId(Math.floor(random() * PEOPLE)),
        createdAt: new Date(made).toISOString(),
        dueAt: deadline ?? NO_DEADLINE,
        desk,
        articleOrder: -made,
        search: 'five missiles fell on the port on friday night the port log of that night says so page 12',
      })
    })
    await write(async db => {
      await insertArticle(db, articleRow(id, { deadline, desk, createdAt: new Date(made).toISOString() }))
      await insertClaims(db, claims)
      await insertSnapshot(db, id, { version: 0, doc: EMPTY }, at)
    })
  }
}
