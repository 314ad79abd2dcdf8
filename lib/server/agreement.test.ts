import fc from 'fast-check'
import type { Slice } from 'prosemirror-model'
import type { Step, Transform } from 'prosemirror-transform'
import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '@/db'
import { claimsOfArticle } from '@/db/queries/claims'
import { temporaryDatabase } from '@/db/testing/database'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { setFinding } from './findings'
import { newId } from './id'
import { disagreements } from './testing/agreement'
import { DraftWindow, newArticle } from './testing/draft-window'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
let checker: Member
beforeAll(async () => {
  editor = await member(['editor'])
  checker = await member(['checker'])
})

/* Places are shares of the draft's length, so that they fit whatever the draft has become. */
const place = fc.integer({ min: 0, max: 1000 })
const stretch = fc.tuple(place, place)
const text = fc.constantFrom('x', ' ', 'Five missiles', ' 🚀 ', 'é', '五枚', '.')
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('mark' as const), stretch }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), at: place, text }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), stretch }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut and paste' as const), stretch, at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('paste again' as const), at: place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('split' as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unmark' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('format' as const), stretch }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('check' as const), which: fc.nat(20) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

class Session {
  cutOut: Slice | null = null
  /** Inverted steps of what was done, the last first. */
  readonly done: Step[][] = []
  readonly claims: string[] = []

  constructor(readonly window: DraftWindow) {}

  at(share: number): number {
    return Math.round((share / 1000) * this.window.doc.content.size)
  }

  range([a, b]: readonly [number, number]): { from: number; to: number } {
    return { from: this.at(Math.min(a, b)), to: this.at(Math.max(a, b)) }
  }

  /** Saves what `change` does, unless it does nothing or does not fit the schema here. */
  async save(change: (tr: Transform) => void, remember = true): Promise<void> {
    const { window } = this
    let inverted: Step[] = []
    let body: ReturnType<DraftWindow['request']>
    try {
      body = window.request(tr => {
        change(tr)
        inverted = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? tr.before)).reverse()
        tr.doc.check()
      })
    } catch {
      return
    }
    if (body.steps.length === 0 || body.steps.length > 200) return
    const result = await window.send(body)
    // What the schema allows here the server may still not take: then nothing has changed on either side.
    if (result.ok && remember) this.done.push(inverted)
  }

  async do(one: Deed): Promise<void> {
    const { window } = this
    switch (one.kind) {
      case 'mark': {
        const { from, to } = this.range(one.stretch)
        const id = newId()
        await this.save(tr => tr.addMark(from, to, manuscriptSchema.mark('claim', { id })))
        return
      }
      case 'type': {
        const at = this.at(one.at)
        if (!window.doc.resolve(at).parent.isTextblock) return
        return this.save(tr => tr.insert(at, manuscriptSchema.text(one.text, window.doc.resolve(at).marks())))
      }
      case 'delete': {
        const { from, to } = this.range(one.stretch)
        return this.save(tr => tr.deleteRange(from, to))
      }
      case 'cut and paste': {
        const { from, to } = this.range(one.stretch)
        const slice = window.doc.slice(from, to)
        this.cutOut = slice
        await this.save(tr => tr.deleteRange(from, to))
        const at = this.at(one.at)
        return this.save(tr => tr.replaceRange(at, at, slice))
      }
      case 'paste again': {
        const slice = this.cutOut
        const at = this.at(one.at)
        return slice ? this.save(tr => tr.replaceRange(at, at, slice)) : undefined
      }
      case 'undo': {
        const steps = this.done.pop()
        if (!steps) return
        return this.save(tr => {
          for (const step of steps) tr.step(step)
        }, false)
      }
      case 'split': {
        const at = this.at(one.at)
        return this.save(tr => tr.split(at))
      }
      case 'unmark': {
        const id = this.claims[one.which % Math.max(1, this.claims.length)]
        if (id === undefined) return
        const mark = manuscriptSchema.mark('claim', { id })
        return this.save(tr => tr.removeMark(0, window.doc.content.size, mark))
      }
      case 'format': {
        const { from, to } = this.range(one.stretch)
        return this.save(tr => tr.addMark(from, to, manuscriptSchema.mark('em')))
      }
      case 'check': {
        const id = this.claims[one.which % Math.max(1, this.claims.length)]
        // One whose text has gone is refused, which is as good here.
        if (id !== undefined) await setFinding(checker.actor, { id }, { status: 'verified', note: 'Seen.' })
      }
    }
  }
}

/** Checks that the claims table says what the document says, and that no claim was lost. */
async function expectAgreement(session: Session): Promise<void> {
  const { doc, articleId } = session.window
  const { found, rows, draft } = await disagreements(articleId)
  expect(found).toEqual([])
  expect(draft.eq(doc)).toBe(true)
  const present = new Set(rows.map(row => row.id))
  expect(session.claims.filter(id => !present.has(id))).toEqual([])
  for (const row of rows) if (!session.claims.includes(row.id)) session.claims.push(row.id)
}

describe('the claims table and the document', () => {
  it('agree after any editing, no claim is lost, and stale is what reads differently', async () => {
    let born = 0
    let stale = 0
    let orphaned = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 30 }), async deeds => {
        const paragraphs = ['Five missiles fell on the port.', 'Nobody 🚀 was hurt.', '五枚が落ちた。']
        const id = await newArticle(editor.actor, 'Harbour hit', ...paragraphs)
        const session = new Session(await DraftWindow.open(editor.actor, id))
        await session.window.mark('missiles fell')
        for (const one of deeds) {
          await session.do(one)
          await expectAgreement(session)
        }
        const rows = await read(db => claimsOfArticle(db, id))
        born += rows.length
        stale += rows.filter(row => row.stale).length
        orphaned += rows.filter(row => row.orphaned).length
      }),
      { numRuns: 40 },
    )
    // Otherwise the sequences were too tame to show anything.
    expect(Math.min(born, stale, orphaned)).toBeGreaterThan(0)
  }, 60_000)

  it('agree when several people save at once', async () => {
    const id = await newArticle(
      editor.actor,
      'Harbour',
      'Five missiles fell on the port.',
      'Nobody was hurt.',
    )
    const windows = await Promise.all([1, 2, 3].map(() => DraftWindow.open(editor.actor, id)))
    await Promise.all(
      windows.map(async (window, index) => {
        for (let round = 0; round < 8; round++) {
          for (;;) {
            const at = 1 + ((round * 7 + index * 3) % window.doc.child(0).content.size)
            const result = await window.send(
              window.request(tr => tr.insert(at, manuscriptSchema.text(String(index)))),
            )
            if (result.ok) break
            const { steps } = result.error.details as { steps: { step: unknown }[] }
            for (const { step } of steps) window.take(step)
          }
        }
      }),
    )
    const session = new Session(await DraftWindow.open(editor.actor, id))
    await expectAgreement(session)
    expect(session.window.version).toBe(24)
    const headline = session.window.doc.child(0).textContent
    expect([0, 1, 2].map(index => headline.split(String(index)).length - 1)).toEqual([8, 8, 8])
  })
})
