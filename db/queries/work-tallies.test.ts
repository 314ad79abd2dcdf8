import { join } from 'node:path'
import Driver from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { workTallies } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow } from '@/db/testing/rows'
import { workTallied } from '@/db/testing/tallies'
import { isFinding, STATUSES, type Status } from '@/lib/domain/status'
import { spanBucket, type WorkMeasure } from '@/lib/domain/work-numbers'
import { insertArticle, updateArticle } from './articles'
import { appendEvent, type NewEvent } from './events'
import { recountWork, workDone } from './work-tallies'

const folder = temporaryDatabase()

const ARTICLES = ['a0', 'a1'] as const
const DESKS = ['City', 'Coast', '']
const START = Date.parse('2026-03-09T08:00:00.000Z')

beforeAll(async () => {
  await write(async db => {
    for (const id of ARTICLES) await insertArticle(db, articleRow(id, { desk: 'City' }))
  })
})

type Deed =
  | { readonly kind: 'finding'; readonly status: Status }
  | { readonly kind: 'review'; readonly decision: 'approve' | 'return' | 'withdraw'; readonly first: boolean }
  | { readonly kind: 'resolution'; readonly resolution: 'fix' | 'stet' | 'cut' }
  | { readonly kind: 'desk'; readonly desk: string }
  | { readonly kind: 'published'; readonly out: boolean }
  | { readonly kind: 'other' }
type Step = Deed & { readonly claim: number; readonly minutes: number }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('finding' as const), status: fc.constantFrom(...STATUSES) }),
  fc.record({
    kind: fc.constant('review' as const),
    decision: fc.constantFrom('approve' as const, 'return' as const, 'withdraw' as const),
    first: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('resolution' as const),
    resolution: fc.constantFrom('fix' as const, 'stet' as const, 'cut' as const),
  }),
  fc.record({ kind: fc.constant('desk' as const), desk: fc.constantFrom(...DESKS) }),
  fc.record({ kind: fc.constant('published' as const), out: fc.boolean() }),
  fc.constant({ kind: 'other' as const }),
)
const steps = fc.array(
  fc
    .tuple(deed, fc.nat({ max: 3 }), fc.nat({ max: 700 }))
    .map(([deed, claim, minutes]): Step => ({ ...deed, claim, minutes })),
  { minLength: 10, maxLength: 40, size: 'max' },
)

/** What a claim would count for, worked out by remembering instead of looking back. */
interface Remembered {
  status: Status
  foundAt: number | null
  decision: string | null
  decided: string | null
  answered: string | null
}

/** The numbers by an account of its own: `quarter desk measure bucket` → count. */
class Model {
  readonly counts = new Map<string, number>()
  readonly claims = new Map<string, Remembered>()
  readonly desks = new Map<string, string>(ARTICLES.map(id => [id, 'City']))
  readonly out = new Set<string>()

  claim(id: string): Remembered {
    const known = this.claims.get(id)
    const fresh: Remembered = {
      status: 'unchecked',
      foundAt: null,
      decision: null,
      decided: null,
      answered: null,
    }
    if (!known) this.claims.set(id, fresh)
    return known ?? fresh
  }

  add(key: string | null, by: 1 | -1): string | null {
    if (key !== null) this.counts.set(key, (this.counts.get(key) ?? 0) + by)
    return key
  }

  count(articleId: string, at: number, measure: WorkMeasure, bucket = 0): string | null {
    return this.add(`${Math.floor(at / 900)} ${this.desks.get(articleId)} ${measure} ${bucket}`, 1)
  }

  get standing(): Record<string, number> {
    return Object.fromEntries([...this.counts].filter(([, count]) => count !== 0).sort())
  }
}

/** Does something, in the record and in the model. Impossible orders are left out, as the rules do. */
async function take(model: Model, step: Step, at: number, prefix: string): Promise<void> {
  const articleId = ARTICLES[step.claim % 2] ?? 'a0'
  const claimId = `${prefix}-${step.claim}`
  const claim = model.claim(claimId)
  const append = (kind: string, data: Record<string, unknown>) => {
    const event: NewEvent = {
      kind,
      actorId: null,
      at: new Date(at * 1000).toISOString(),
      articleId,
      claimId,
      data,
    }
    return write(db => appendEvent(db, event))
  }
  switch (step.kind) {
    case 'finding': {
      const { status } = step
      await append('claim.finding', { before: claim.status, status })
      if (isFinding(status) && !isFinding(claim.status)) model.count(articleId, at, 'checked')
      Object.assign(claim, { status, foundAt: at, decision: null, decided: null, answered: null })
      return
    }
    case 'review': {
      if (claim.foundAt === null) return
      if (step.decision === 'withdraw') {
        if (claim.decision === null) return
        await append('claim.reviewed', { decision: 'withdraw', status: claim.status })
        model.add(claim.decided, -1)
        Object.assign(claim, { decision: null, decided: null })
        return
      }
      if (claim.decision !== null) return
      const half = step.decision === 'approve' && step.first
      await append('claim.reviewed', {
        decision: step.decision,
        status: claim.status,
        ...(half && { review: 'pending' }),
      })
      claim.decision = step.decision
      const bucket = step.decision === 'approve' ? spanBucket(Math.max(1, at - claim.foundAt)) : 0
      const measure = step.decision === 'approve' ? 'approved' : 'returned'
      claim.decided = half ? null : model.count(articleId, at, measure, bucket)
      return
    }
    case 'resolution': {
      await append('claim.resolved', { resolution: step.resolution, status: claim.status })
      model.add(claim.answered, -1)
      const counts =
        step.resolution !== 'stet' &&
        ['needs_change', 'disputed'].includes(claim.status) &&
        !model.out.has(articleId)
      claim.answered = counts ? model.count(articleId, at, 'corrected') : null
      return
    }
    case 'desk': {
      const before = model.desks.get(articleId) ?? ''
      if (before === step.desk) return
      await write(db => updateArticle(db, articleId, { desk: step.desk }))
      await append('article.changed', { before: { desk: before }, after: { desk: step.desk } })
      model.desks.set(articleId, step.desk)
      return
    }
    case 'published':
      await append(step.out ? 'article.published' : 'article.unpublished', {})
      if (step.out) model.out.add(articleId)
      else model.out.delete(articleId)
      return
    case 'other':
      await append('claim.noted', {})
  }
}

describe('work is counted as it is recorded', () => {
  it('as an account of its own says, and the same when all of it is counted anew', async () => {
    const model = new Model()
    let at = START / 1000
    let run = 0
    await fc.assert(
      fc.asyncProperty(steps, async course => {
        run++
        for (const step of course) {
          at += step.minutes * 60
          await take(model, step, at, `c${run}`)
        }
        expect(await read(workTallied)).toEqual(model.standing)
        await write(recountWork)
        expect(await read(workTallied)).toEqual(model.standing)
      }),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it('is read for a stretch of time, of one desk or of all', async () => {
    const rows = await read(db => db.select().from(workTallies))
    const middle = rows.map(row => row.quarter).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0
    for (const desk of [undefined, ...DESKS]) {
      const done = await read(db => workDone(db, { from: middle - 40, to: middle + 40, desk }))
      const expected = rows.filter(
        row =>
          row.quarter >= middle - 40 &&
          row.quarter < middle + 40 &&
          (desk === undefined || row.desk === desk),
      )
      const total = (list: readonly { readonly count: number }[]) =>
        list.reduce((sum, { count }) => sum + count, 0)
      expect(total(done)).toBe(total(expected))
    }
  })

  it.each([
    ['all desks', 'quarter >= 1 AND quarter < 9'],
    ['one desk', "desk = 'City' AND quarter >= 1 AND quarter < 9"],
  ])('is found along an index: %s', (_, condition) => {
    expect(
      plan(
        `SELECT measure, bucket, sum(count) FROM work_tallies WHERE ${condition} GROUP BY measure, bucket`,
      ),
    ).toMatch(/SEARCH work_tallies USING PRIMARY KEY \(quarter>\? AND quarter<\?\)/)
  })

  it('looks back along indexes alone, however long the record', () => {
    const looks = plan('SELECT * FROM work_events WHERE event = 9')
      .split('\n')
      .filter(step => /^(SCAN|SEARCH)/.test(step))
    expect(looks.length).toBeGreaterThan(5)
    for (const step of looks) {
      expect(step).toMatch(
        /^SEARCH \w+ USING (INTEGER PRIMARY KEY|INDEX (events_claim|events_article_place|sqlite_autoindex_articles_1)) /,
      )
    }
  })
})

function plan(sql: string): string {
  const driver = new Driver(join(folder(), 'stet.db'), { readonly: true })
  try {
    const steps = driver.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[] // what it answers
    return steps.map(({ detail }) => detail).join('\n')
  } finally {
    driver.close()
  }
}
