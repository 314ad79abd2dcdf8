import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Writer, write } from '@/db'
import { articleById, insertArticle, updateArticle } from '@/db/queries/articles'
import { type CitationRow, deleteCitation, insertCitation } from '@/db/queries/citations'
import { type ClaimRow, insertClaims, updateClaim } from '@/db/queries/claims'
import { insertSource } from '@/db/queries/sources'
import { articles, citations, claims, sources } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow, citationRow, claimRow, sourceRow } from '@/db/testing/rows'
import { tallies } from '@/db/testing/tallies'
import { STANCES } from '@/lib/domain/citation'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { FLAGS } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'

temporaryDatabase()

const change = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    review: fc.constantFrom(...REVIEW_STATES),
    stale: fc.boolean(),
    orphaned: fc.boolean(),
    resolution: fc.constantFrom(null, ...RESOLUTIONS),
    priority: fc.constantFrom(...PRIORITIES),
    flags: fc.subarray([...FLAGS]),
    note: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: [] },
)
const use = fc.record({
  sourceId: fc.constantFrom('s0', 's1', 's2', 's3'),
  stance: fc.constantFrom(...STANCES),
  primary: fc.boolean(),
})
const kind = <const Kind extends string>(name: Kind) => fc.constant(name)
const which = fc.nat(9)
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind('add'), article: fc.nat(2), parts: change }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('change'), which, parts: change }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('remove'), which }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('cite'), which, use }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('cite otherwise'), which, use }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('uncite'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('merge sources'), one: fc.nat(3), into: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('article'),
      article: fc.nat(2),
      changes: fc.record(
        {
          trashedAt: fc.constantFrom('2026', null),
          desk: fc.constantFrom('', 'City'),
          deadline: fc.constantFrom('2026-03-01T18:00:00.000Z', null),
        },
        { requiredKeys: [] },
      ),
    }),
  },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

/** Some articles and sources, and what is done to claims and citations of them, as it comes. */
class Course {
  private readonly claims: string[] = []
  private readonly citations: string[] = []
  private made = 0

  constructor(private readonly db: Writer) {}

  async begin(): Promise<void> {
    await this.db.delete(articles)
    await this.db.delete(sources)
    for (const article of [0, 1, 2]) await insertArticle(this.db, articleRow(`a${article}`))
    for (const source of [0, 1, 2, 3]) await insertSource(this.db, sourceRow(`s${source}`))
  }

  async do(one: Deed): Promise<void> {
    const { db } = this
    if (one.kind === 'add') return this.add(`a${one.article}`, one.parts)
    if (one.kind === 'article') {
      if (Object.keys(one.changes).length > 0) await updateArticle(db, `a${one.article}`, one.changes)
      return
    }
    if (one.kind === 'merge sources') {
      const into = { sourceId: `s${one.into}` }
      await db
        .update(citations)
        .set(into)
        .where(eq(citations.sourceId, `s${one.one}`))
      return
    }
    const ofCitation = one.kind === 'cite otherwise' || one.kind === 'uncite'
    const ids = ofCitation ? this.citations : this.claims
    const id = ids[one.which % Math.max(1, ids.length)]
    if (id === undefined) return
    if (one.kind === 'change') await updateClaim(db, id, one.parts)
    else if (one.kind === 'remove') await this.remove(id)
    else if (one.kind === 'cite') await this.cite(id, one.use)
    else if (one.kind === 'uncite') await deleteCitation(db, id)
    else await db.update(citations).set(one.use).where(eq(citations.id, id))
  }

  private async add(articleId: string, parts: Partial<ClaimRow>): Promise<void> {
    const id = `c${this.made++}`
    const article = await articleById(this.db, articleId)
    const place = {
      desk: article?.desk ?? '',
      dueAt: article?.deadline ?? NO_DEADLINE,
      shelved: article?.trashedAt !== null,
    }
    await insertClaims(this.db, [claimRow(id, articleId, { ...parts, ...place })])
    this.claims.push(id)
  }

  private async remove(id: string): Promise<void> {
    await this.db.delete(claims).where(eq(claims.id, id))
    this.claims.splice(this.claims.indexOf(id), 1)
  }

  private async cite(claimId: string, use: Pick<CitationRow, 'sourceId' | 'stance' | 'primary'>) {
    const id = `x${this.made++}`
    await insertCitation(this.db, citationRow(id, claimId, use.sourceId, use))
    this.citations.push(id)
  }
}

describe('what triggers keep', () => {
  it('is what the domain makes of the rows, after anything that can happen to claims and citations', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 40, size: 'max' }), async deeds => {
        await write(async db => {
          const course = new Course(db)
          await course.begin()
          for (const one of deeds) await course.do(one)
          const { kept, afresh } = await tallies(db)
          expect(kept).toEqual(afresh)
        })
      }),
      { numRuns: 20 },
    )
  })
})
