import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { citationsOfClaims } from '@/db/queries/citations'
import { recountWork } from '@/db/queries/work-tallies'
import { temporaryDatabase } from '@/db/testing/database'
import { tallies, workTallied } from '@/db/testing/tallies'
import { STANCES } from '@/lib/domain/citation'
import { claimRanges } from '@/lib/domain/claim-anchor'
import { FLAGS } from '@/lib/domain/flag'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf } from '@/lib/domain/manuscript-text'
import { PRIORITIES } from '@/lib/domain/priority'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import type { Result } from '@/lib/domain/result'
import { DECISIONS } from '@/lib/domain/review'
import { STATUSES } from '@/lib/domain/status'
import { bulk } from './bulk'
import { cite, patchCitation, removeCitation } from './citations'
import { patchClaim } from './claims'
import { clear } from './clear'
import { setFinding } from './findings'
import { deleteArticle, patchArticle } from './patch-article'
import { publish, unpublish } from './publication'
import type { Refusal } from './refusal'
import { resolve } from './resolutions'
import { review } from './reviews'
import { patchSettings } from './settings'
import { createSource } from './sources'
import { takeOver } from './take-over'
import { accepted, DraftWindow, newArticle } from './testing/draft-window'
import { type Member, member } from './testing/people'
import { verifyRecord } from './verify-record'

temporaryDatabase()

/* The same in both articles, so that a finding on one can be taken over from the other. */
const SAID = [
  'Five missiles fell on the port',
  'Nine houses burned down near the river',
  'The mayor heard nothing about the fire',
]

interface Scene {
  /** Each may do everything, so that what is refused is refused by a rule about the claim. */
  readonly people: readonly Member[]
  readonly windows: readonly DraftWindow[]
  /** The claims of one article, then those of the other. */
  readonly claims: readonly string[]
  readonly sources: readonly string[]
}

let scene: Scene
beforeAll(async () => {
  const roles = ['editor', 'checker', 'reviewer', 'admin'] as const
  const people = [await member(roles, { name: 'Tom' }), await member(roles, { name: 'Ines' })]
  const { actor } = at(people, 0)
  const windows: DraftWindow[] = []
  const claims: string[] = []
  for (const headline of ['Harbour', 'Quay']) {
    const id = await newArticle(actor, headline, ...SAID.map(words => `${words}.`))
    const window = await DraftWindow.open(actor, id)
    for (const words of SAID) claims.push((await window.mark(words)).id)
    windows.push(window)
  }
  const sources: string[] = []
  for (const title of ['Log', 'Map', 'Call', 'Register']) {
    sources.push(accepted(await createSource(actor, { kind: 'document', title })).source.id)
  }
  scene = { people, windows, claims, sources }
})

/** One of a list that is not empty, whatever the number. */
function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T // not empty
}

const kind = <const Kind extends string>(name: Kind) => fc.constant(name)
const some = fc.nat(11)
const bulkAction = fc.oneof(
  fc.constantFrom({ do: 'approve' as const }, { do: 'undo' as const }),
  fc.constant({ do: 'return' as const, reason: 'Which log?' }),
  fc.record({ do: kind('priority'), priority: fc.constantFrom(...PRIORITIES) }),
)
const deeds = {
  find: fc.record({ do: kind('find'), status: fc.constantFrom(...STATUSES) }),
  review: fc.record({ do: kind('review'), decision: fc.constantFrom(...DECISIONS) }),
  resolve: fc.record({ do: kind('resolve'), resolution: fc.constantFrom(...RESOLUTIONS) }),
  flag: fc.record({ do: kind('flag'), flags: fc.subarray([...FLAGS]) }),
  organise: fc.record({
    do: kind('organise'),
    priority: fc.constantFrom(...PRIORITIES),
    assigned: fc.boolean(),
  }),
  'take over': fc.record({ do: kind('take over') }),
  cite: fc.record({
    do: kind('cite'),
    source: some,
    use: fc.record({ stance: fc.constantFrom(...STANCES), primary: fc.boolean() }),
  }),
  'cite otherwise': fc.record({
    do: kind('cite otherwise'),
    which: some,
    use: fc.record({ stance: fc.constantFrom(...STANCES), primary: fc.boolean() }),
  }),
  uncite: fc.record({ do: kind('uncite'), which: some }),
  reword: fc.record({ do: kind('reword') }),
  unmark: fc.record({ do: kind('unmark') }),
  mark: fc.record({ do: kind('mark') }),
  trash: fc.record({ do: kind('trash') }),
  restore: fc.record({ do: kind('restore') }),
  place: fc.record({
    do: kind('place'),
    desk: fc.constantFrom('', 'City'),
    deadline: fc.constantFrom('2026-03-01T18:00:00.000Z', null),
  }),
  publish: fc.record({ do: kind('publish') }),
  unpublish: fc.record({ do: kind('unpublish') }),
  switch: fc.record({ do: kind('switch'), secondReviewer: fc.boolean() }),
  bulk: fc.record({ do: kind('bulk'), action: bulkAction, from: some, batch: fc.constantFrom('a', 'b') }),
}

const OFTEN = ['find', 'review', 'resolve', 'cite', 'cite otherwise', 'bulk'] as const
const deed = fc.tuple(
  fc.oneof(...Object.values(deeds), ...OFTEN.map(name => deeds[name])),
  fc.record({ by: some, on: some }),
)
type Deed = typeof deed extends fc.Arbitrary<readonly [infer T, unknown]> ? T : never

/** Does it, as whoever it falls to, to whatever it falls on; null where there is nothing it could be done to. */
async function done(one: Deed, by: number, on: number): Promise<Result<unknown, Refusal> | null> {
  const { actor } = at(scene.people, by)
  const id = at(scene.claims, on)
  const place = scene.claims.indexOf(id)
  const window = at(scene.windows, Math.floor(place / SAID.length))
  const article = { id: window.articleId }
  switch (one.do) {
    case 'find':
      return setFinding(actor, { id }, { status: one.status, note: 'The log says so.' })
    case 'review':
      return review(actor, { id }, { decision: one.decision, reason: 'Which log?' })
    case 'resolve':
      return resolve(actor, { id }, { resolution: one.resolution, reason: 'He said so.' })
    case 'flag':
      return patchClaim(actor, { id }, { flags: one.flags })
    case 'organise': {
      const assigneeId = one.assigned ? actor.personId : null
      return patchClaim(actor, { id }, { priority: one.priority, assigneeId })
    }
    case 'take over':
      return takeOver(actor, { id }, { from: at(scene.claims, place + SAID.length) })
    case 'cite':
      return cite(actor, { id }, { sourceId: at(scene.sources, one.source), ...one.use })
    case 'cite otherwise':
    case 'uncite': {
      const cited = await read(db => citationsOfClaims(db, [id]))
      if (cited.length === 0) return null
      const params = { id, citationId: at(cited, one.which).citation.id }
      return one.do === 'uncite' ? removeCitation(actor, params) : patchCitation(actor, params, one.use)
    }
    case 'reword': {
      const [range] = claimRanges(window.doc).get(id) ?? []
      if (!range) return null
      const marks = [manuscriptSchema.mark('claim', { id })]
      return window.send(
        window.request(tr => {
          const has = tr.doc.textBetween(range.from + 1, range.from + 2) === '!'
          if (has) tr.delete(range.from + 1, range.from + 2)
          else tr.insert(range.from + 1, manuscriptSchema.text('!', marks))
        }),
      )
    }
    case 'unmark':
    case 'mark': {
      const [range] = claimRanges(window.doc).get(id) ?? []
      const mark = manuscriptSchema.mark('claim', { id })
      if (one.do === 'unmark' && range) {
        return window.send(window.request(tr => tr.removeMark(range.from, range.to, mark)))
      }
      if (one.do === 'unmark' || range) return null
      const { pos, text } = at(linesOf(window.doc).slice(-SAID.length), place)
      return window.send(window.request(tr => tr.addMark(pos, pos + text.length - 1, mark)))
    }
    case 'trash':
      return deleteArticle(actor, article)
    case 'restore':
      return patchArticle(actor, article, { trashed: false })
    case 'place':
      return patchArticle(actor, article, { desk: one.desk, deadline: one.deadline })
    case 'publish':
      await clear(actor, article, { overrideReason: 'It goes out as it is.' })
      return publish(actor, article, {})
    case 'unpublish':
      return unpublish(actor, article)
    case 'switch':
      return patchSettings(actor, { secondReviewer: one.secondReviewer })
    case 'bulk': {
      const { action, batch } = one
      const claimIds = scene.claims.slice(one.from % scene.claims.length)
      return bulk(actor, { claimIds, action, batch })
    }
  }
}

/* Each deed once, in an order in which nothing forbids it. */
const use = { stance: 'supports', primary: false } as const
const EACH: readonly Deed[] = [
  { do: 'find', status: 'needs_change' },
  { do: 'cite', source: 0, use },
  { do: 'uncite', which: 0 },
  { do: 'cite', source: 0, use },
  { do: 'cite otherwise', which: 0, use: { ...use, primary: true } },
  { do: 'resolve', resolution: 'fix' },
  { do: 'take over' },
  { do: 'review', decision: 'approve' },
  { do: 'reword' },
  { do: 'unmark' },
  { do: 'mark' },
  { do: 'flag', flags: ['legal'] },
  { do: 'organise', priority: 'high', assigned: true },
  { do: 'switch', secondReviewer: true },
  { do: 'place', desk: 'City', deadline: null },
  { do: 'publish' },
  { do: 'unpublish' },
  { do: 'bulk', action: { do: 'approve' }, from: 0, batch: 'a' },
  { do: 'trash' },
  { do: 'restore' },
]

describe('what triggers keep', () => {
  it('is what counting afresh gives, after anything that people do, and the record is whole', async () => {
    const taken = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60, size: 'max' }), async course => {
        for (const [one, { by, on }] of course) {
          const result = await done(one, by, on)
          if (result?.ok) taken.add(one.do)
        }
        const { kept, afresh } = await read(tallies)
        expect(kept).toEqual(afresh)
        const work = await read(workTallied)
        await write(recountWork)
        expect(work).toEqual(await read(workTallied))
      }),
      { numRuns: 7, examples: [[EACH.map((one, by) => [one, { by, on: one.do === 'take over' ? 3 : 0 }])]] },
    )
    expect((await verifyRecord()).faults).toEqual([])
    expect([...taken].sort()).toEqual(Object.keys(deeds).sort())
  })
})
