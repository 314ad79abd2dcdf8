import fc from 'fast-check'
import { type Node, Slice } from 'prosemirror-model'
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
  Transform,
} from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { applySteps, isMarkingStep, MAX_DEPTH, MAX_DOC_SIZE, MAX_MARK_STEPS, MAX_STEPS } from './authority'
import { manuscriptSchema as schema } from './manuscript-schema'
import { plainText } from './manuscript-text'
import {
  blockquote,
  br,
  claim,
  claimId,
  doc,
  em,
  h,
  headline,
  hr,
  li,
  link,
  ol,
  p,
  standfirst,
} from './testing/manuscript'

const WRITER = { mayWrite: true }
const CHECKER = { mayWrite: false }
const mark = (name: string) => schema.mark('claim', { id: claimId(name) })
const draft = doc(
  headline('Port ', claim('a', 'hit')),
  standfirst('Five fell'),
  p('<in>On Monday <from>five missiles<to> fell.', br(), 'Then ', em('silence'), '.'),
  h(2, 'After'),
  blockquote(p(claim('b', 'Two ', claim('c', 'did'), ' not'))),
  ol(li(p('<item>One')), li(p(link('https://example.org/', 'two')))),
  hr(),
  p('End.<end>'),
)
const from = draft.tag('from')
const to = draft.tag('to')
const apply = (steps: readonly unknown[], rights = WRITER, base: Node = draft) =>
  applySteps(schema, base, steps, rights)
const passed = (of: string) => schema.mark('nothing_to_check', { of })
/** The draft without its claims and what there is nothing to check in: all that a checker must leave as it is. */
const withoutClaims = (node: Node): string =>
  new Transform(node)
    .removeMark(0, node.content.size, schema.marks.claim)
    .removeMark(0, node.content.size, schema.marks.nothing_to_check)
    .doc.toString()

describe('a batch of steps', () => {
  test('is applied in order', () => {
    const steps = new Transform(draft)
      .insert(draft.tag('in'), schema.text('At noon. '))
      .addMark(from, to, mark('d'))
      .delete(draft.tag('end') - 4, draft.tag('end'))
    const result = apply(steps.steps.map(step => step.toJSON()))
    expect(result.ok && result.value.doc.eq(steps.doc)).toBe(true)
    expect(result.ok && result.value.steps.map(step => step.toJSON())).toEqual(
      steps.steps.map(step => step.toJSON()),
    )
  })

  test('is refused whole, and names the step that is wrong', () => {
    const fine = new ReplaceStep(from, to, Slice.empty).toJSON()
    const result = apply([fine, fine, { stepType: 'replace', from: 1_000_000, to: 1_000_001 }, fine])
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_step', step: 2 } })
    expect(plainText(draft)).toContain('five missiles')
  })

  test('is refused when the draft would be no manuscript any more', () => {
    const noHeadline = { stepType: 'replace', from: 0, to: draft.child(0).nodeSize }
    const noBody = {
      stepType: 'replace',
      from: draft.child(0).nodeSize + draft.child(1).nodeSize,
      to: draft.content.size,
    }
    for (const step of [noHeadline, noBody]) {
      expect(apply([step])).toMatchObject({ ok: false, error: { code: 'invalid_step', step: 0 } })
    }
  })

  test('may hold 200 steps and no more', () => {
    const type = (text: string) => ({
      stepType: 'replace',
      from,
      to: from,
      slice: { content: [{ type: 'text', text }] },
    })
    expect(apply(Array.from({ length: MAX_STEPS }, () => type('x'))).ok).toBe(true)
    expect(apply(Array.from({ length: MAX_STEPS + 1 }, () => type('x')))).toMatchObject({
      error: { code: 'too_large' },
    })
    expect(apply(Array(1_000_000).fill(null))).toMatchObject({ error: { code: 'too_large' } })
  })

  test('cannot hide more changes inside one step', () => {
    const one = { stepType: 'addMark', from, to, mark: mark('d').toJSON() }
    const set = { stepType: 'markSet', steps: Array(MAX_MARK_STEPS + 1).fill(one) }
    expect(apply([set], CHECKER)).toMatchObject({ error: { code: 'too_large', step: 0 } })
  })

  test('may not make the draft too large, but may make too large a draft smaller', () => {
    const text = 'x'.repeat(MAX_DOC_SIZE)
    const grow = { stepType: 'replace', from, to: from, slice: { content: [{ type: 'text', text }] } }
    expect(apply([grow])).toMatchObject({ error: { code: 'too_large', step: 0 } })
    const large = doc(p(text))
    expect(apply([{ stepType: 'replace', from: 5, to: 6 }], WRITER, large).ok).toBe(true)
  })

  test('may nest, but not without end', () => {
    const nested = (depth: number) => {
      let node: unknown = { type: 'paragraph' }
      for (let i = 0; i < depth; i++) node = { type: 'blockquote', content: [node] }
      return {
        stepType: 'replace',
        from: draft.content.size,
        to: draft.content.size,
        slice: { content: [node] },
      }
    }
    expect(apply([nested(20)]).ok).toBe(true)
    for (const depth of [MAX_DEPTH, 1000, 20_000]) {
      expect(apply([nested(depth)])).toMatchObject({ error: { code: 'invalid_step' } })
    }
  })
})

test('a mark over nothing passes: a window whose words somebody deleted may still send one, and must not be stuck', () => {
  const draft = doc(p('five'))
  const step = { stepType: 'addMark', from: 5, to: 5, mark: { type: 'claim', attrs: { id: 'abcdefgh' } } }
  const applied = applySteps(schema, draft, [step], { mayWrite: false })
  expect(applied.ok && applied.value.doc.eq(draft)).toBe(true)
})

describe('a step that ProseMirror would take on trust', () => {
  const claimMark = mark('d').toJSON()
  const x = { content: [{ type: 'text', text: 'x' }] }
  test.each([
    ['a mark from back to front', { stepType: 'addMark', from: to, to: from, mark: claimMark }],
    ['a mark removed from back to front', { stepType: 'removeMark', from: to, to: from, mark: claimMark }],
    [
      'a mark from back to front in a set',
      { stepType: 'markSet', steps: [{ stepType: 'addMark', from: to, to: from, mark: claimMark }] },
    ],
    ['half a position', { stepType: 'addMark', from: from + 0.5, to, mark: claimMark }],
    ['a place before the draft', { stepType: 'addMark', from: -1, to, mark: claimMark }],
    ['a place behind the draft', { stepType: 'removeMark', from, to: 1e9, mark: claimMark }],
    ['text replaced from back to front', { stepType: 'replace', from: to, to: from }],
    ['text put in at half a position', { stepType: 'replace', from, to: from + 0.5, slice: x }],
    [
      'a slice more open than it is',
      {
        stepType: 'replace',
        from,
        to: from + 1,
        slice: { content: [{ type: 'text', text: 'x' }], openStart: 1, openEnd: 1 },
      },
    ],
    [
      'a slice open backwards',
      { stepType: 'replace', from, to, slice: { ...x, openStart: -1, openEnd: -1 } },
    ],
    [
      'a gap outside what is replaced',
      { stepType: 'replaceAround', from, to, gapFrom: to, gapTo: from, insert: 0, slice: {} },
    ],
    [
      'a gap far away',
      {
        stepType: 'replaceAround',
        from: from + 2,
        to: to - 2,
        gapFrom: from,
        gapTo: to,
        insert: 0,
        slice: {},
      },
    ],
    ['half an attribute position', { stepType: 'attr', pos: 0.5, attr: 'level', value: 2 }],
    [
      'an attribute that does not exist',
      { stepType: 'attr', pos: draft.tag('in') - 1, attr: 'style', value: 'x'.repeat(10_000) },
    ],
    [
      'an attribute of the prototype',
      { stepType: 'attr', pos: draft.tag('in') - 1, attr: '__proto__', value: { level: 9 } },
    ],
    ['an attribute of the document', { stepType: 'docAttr', attr: 'title', value: 'x' }],
    ['a claim on a block', { stepType: 'addNodeMark', pos: draft.tag('in') - 1, mark: claimMark }],
  ])('%s is refused', (_, step) => {
    expect(apply([step])).toMatchObject({ ok: false, error: { code: 'invalid_step', step: 0 } })
    expect(apply([step], CHECKER).ok).toBe(false)
  })

  test.each([
    ['no object', null],
    ['a number', 3],
    ['a list', []],
    ['no type', {}],
    ['an unknown type', { stepType: 'eval' }],
    ['the prototype as type', { stepType: '__proto__' }],
    ['a constructor as type', { stepType: 'constructor', from, to }],
    ['an unknown mark', { stepType: 'addMark', from, to, mark: { type: 'script' } }],
    ['a mark of the prototype', { stepType: 'addMark', from, to, mark: { type: 'hasOwnProperty' } }],
    ['a claim without an id', { stepType: 'addMark', from, to, mark: { type: 'claim' } }],
    [
      'a claim with a bad id',
      { stepType: 'addMark', from, to, mark: { type: 'claim', attrs: { id: '"><img src=x>' } } },
    ],
    [
      'a claim with a list as id',
      { stepType: 'addMark', from, to, mark: { type: 'claim', attrs: { id: ['abcdefgh'] } } },
    ],
    [
      'a link that runs',
      { stepType: 'addMark', from, to, mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } } },
    ],
    ['an unknown node', { stepType: 'replace', from, to, slice: { content: [{ type: 'iframe' }] } }],
    [
      'a heading of level 1',
      { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'heading', attrs: { level: 1 } }] } },
    ],
    ['empty text', { stepType: 'replace', from, to, slice: { content: [{ type: 'text', text: '' }] } }],
    [
      'text that is none',
      { stepType: 'replace', from, to, slice: { content: [{ type: 'text', text: { length: 5 } }] } },
    ],
    ['content that is no list', { stepType: 'replace', from, to, slice: { content: { length: 1e9 } } }],
    [
      'a set of what is no change of marks',
      { stepType: 'markSet', steps: [{ stepType: 'replace', from, to }] },
    ],
    ['a set of nothing known', { stepType: 'markSet', steps: [null] }],
    ['positions that are text', { stepType: 'replace', from: '3', to: '4' }],
    [
      'positions that are no numbers',
      { stepType: 'replace', from: Number.NaN, to: Number.POSITIVE_INFINITY },
    ],
  ])('%s is refused', (_, step) => {
    expect(apply([step])).toMatchObject({ ok: false, error: { code: 'invalid_step', step: 0 } })
  })

  test('keys of prototypes change nothing but themselves', () => {
    const polluting = JSON.parse(
      `{"stepType":"replace","from":${from},"to":${to},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
        "slice":{"content":[{"type":"text","text":"x","__proto__":{"polluted":1},"marks":[{"type":"claim","attrs":{"id":"abcdefgh1","__proto__":{"polluted":1}}}]}]}}`,
    )
    const result = apply([polluting])
    expect(result.ok).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(result.ok && JSON.stringify(result.value)).not.toContain('polluted')
  })
})

describe('whoever may not write', () => {
  const x = new Slice(
    schema
      .node('doc', null, [
        schema.node('headline'),
        schema.node('standfirst'),
        schema.node('paragraph', null, [schema.text('x', [mark('d')])]),
      ])
      .child(2).content,
    0,
    0,
  )
  const block = draft.tag('in') - 1

  test.each([
    ['adds a claim', new AddMarkStep(from, to, mark('d'))],
    ['adds a claim over another and over blocks', new AddMarkStep(1, draft.tag('item') + 2, mark('d'))],
    ['takes a claim away', new RemoveMarkStep(0, draft.content.size, mark('b'))],
    ['takes back a claim over several blocks', new AddMarkStep(1, draft.tag('end'), mark('d')).invert(draft)],
    [
      'takes back the taking away of a claim',
      new RemoveMarkStep(0, draft.content.size, mark('b')).invert(draft),
    ],
    ['says that there is nothing to check', new AddMarkStep(from, to, passed('1z'))],
    ['says so over claims and blocks', new AddMarkStep(1, draft.tag('end'), passed('1z'))],
    ['takes that back', new RemoveMarkStep(0, draft.content.size, passed('1z'))],
    [
      'takes back that it was said over several blocks',
      new AddMarkStep(1, draft.tag('end'), passed('1z')).invert(draft),
    ],
  ])('%s', (_, step) => {
    expect(isMarkingStep(step)).toBe(true)
    const result = apply([step.toJSON()], CHECKER)
    expect(result.ok).toBe(true)
    if (result.ok) expect(withoutClaims(result.value.doc)).toBe(withoutClaims(draft))
  })

  test('undoes marking over several blocks: ProseMirror makes that one step of many', () => {
    const add = new AddMarkStep(1, draft.tag('end'), mark('d'))
    const undo = add.invert(draft)
    expect(undo.toJSON().stepType).toBe('markSet')
    const result = apply([add.toJSON(), undo.toJSON()], CHECKER)
    expect(result.ok && result.value.doc.eq(draft)).toBe(true)
  })

  test.each([
    [
      'typing',
      new ReplaceStep(from, from, new Slice(schema.node('paragraph', null, schema.text('x')).content, 0, 0)),
    ],
    ['deleting', new ReplaceStep(from, to, Slice.empty)],
    ['pasting words that carry a claim', new ReplaceStep(from, from, x)],
    [
      'putting the same words back under a claim',
      new ReplaceStep(
        from,
        to,
        new Slice(schema.node('paragraph', null, schema.text('five missiles', [mark('d')])).content, 0, 0),
      ),
    ],
    ['lifting a quotation', new ReplaceAroundStep(block, block + 2, block + 1, block + 1, Slice.empty, 0)],
    ['making words bold', new AddMarkStep(from, to, schema.mark('strong'))],
    ['linking words', new AddMarkStep(from, to, schema.mark('link', { href: 'https://example.org/' }))],
    ['taking italics away', new RemoveMarkStep(0, draft.content.size, schema.mark('em'))],
    ['changing a heading', new AttrStep(block, 'level', 3)],
    ['changing the document', new DocAttrStep('title', 'x')],
    ['marking a block', new AddNodeMarkStep(block, mark('d'))],
    ['saying of a block that there is nothing to check', new AddNodeMarkStep(block, passed('1z'))],
    ['taking that back of a block', new RemoveNodeMarkStep(block, passed('1z'))],
    ['unmarking a block', new RemoveNodeMarkStep(block, mark('d'))],
    [
      'taking back bold over several blocks',
      new AddMarkStep(1, draft.tag('end'), schema.mark('strong')).invert(draft),
    ],
  ])('%s is refused', (_, step) => {
    expect(isMarkingStep(step)).toBe(false)
    expect(apply([step.toJSON()], CHECKER)).toMatchObject({
      ok: false,
      error: { code: 'text_not_allowed', step: 0 },
    })
  })

  test.each(Object.keys(schema.marks))('sends a step for the mark %s only if it is one of the two', name => {
    const attrs = { id: claimId('d'), of: '1z', href: 'https://example.org/' }
    const mark = schema.mark(name, attrs)
    const allowed = name === 'claim' || name === 'nothing_to_check'
    for (const step of [new AddMarkStep(from, to, mark), new RemoveMarkStep(from, to, mark)]) {
      expect(isMarkingStep(step)).toBe(allowed)
      expect(apply([step.toJSON()], CHECKER).ok).toBe(allowed)
    }
  })

  test('cannot say of words with a fingerprint that is none that there is nothing to check', () => {
    for (const of of ['', 'A', 'x'.repeat(17), 5, null, '<b>']) {
      const step = { stepType: 'addMark', from, to, mark: { type: 'nothing_to_check', attrs: { of } } }
      expect(apply([step], CHECKER)).toMatchObject({ error: { code: 'invalid_step' } })
    }
  })

  test('cannot hide a change of text behind a claim, nor in a set', () => {
    const add = new AddMarkStep(from, to, mark('d')).toJSON()
    const bold = new AddMarkStep(from, to, schema.mark('strong')).toJSON()
    expect(apply([add, bold], CHECKER)).toMatchObject({ error: { code: 'text_not_allowed', step: 1 } })
    expect(apply([{ stepType: 'markSet', steps: [add, bold] }], CHECKER)).toMatchObject({
      error: { code: 'text_not_allowed', step: 0 },
    })
  })

  test('a slice that carries a claim mark is for those who write', () => {
    const paste = new ReplaceStep(from, from, x).toJSON()
    expect(apply([paste], WRITER).ok).toBe(true)
    expect(apply([paste], CHECKER).ok).toBe(false)
  })
})

describe('steps made of anything', () => {
  const seeds: Step[] = [
    new AddMarkStep(from, to, mark('d')),
    new AddMarkStep(from, to, passed('1z')),
    new RemoveMarkStep(0, draft.content.size, mark('b')),
    new AddMarkStep(1, draft.tag('end'), mark('d')).invert(draft),
    new ReplaceStep(from, to, Slice.empty),
    new ReplaceStep(from, to, draft.slice(draft.tag('item'), draft.tag('item') + 3)),
    new ReplaceStep(draft.content.size - 6, draft.content.size - 6, draft.slice(30, draft.tag('item') + 1)),
    ...new Transform(draft).setBlockType(from, from, schema.nodes.heading, { level: 3 }).steps,
    new AttrStep(draft.tag('in') - 1, 'level', 3),
  ]
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      '',
      'claim',
      'em',
      'link',
      'paragraph',
      'headline',
      'text',
      '__proto__',
    ),
    fc.constantFrom<unknown>(
      'addMark',
      'removeMark',
      'markSet',
      'replace',
      'replaceAround',
      'attr',
      'addNodeMark',
    ),
    fc.integer({ min: -3, max: draft.content.size + 3 }),
    fc.double(),
    fc.string({ maxLength: 5 }),
  )
  const anything = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 6 }), leaf),
  )

  /** A step as JSON with some values changed, dropped, or put elsewhere. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), anything, fc.constantFrom(0, 1, 1, 1, 2)), { maxLength: 2 }),
    )
    .map(([seed, changes]) => {
      const json: unknown = JSON.parse(JSON.stringify(seed.toJSON()))
      for (const [which, value, how] of changes) {
        const places: [Record<string, unknown>, string][] = []
        const visit = (at: unknown) => {
          if (typeof at !== 'object' || at === null) return
          const holder = at as Record<string, unknown> // an object or list of parsed JSON
          for (const key of Object.keys(holder)) {
            places.push([holder, key])
            visit(holder[key])
          }
        }
        visit(json)
        const place = places[which % Math.max(1, places.length)]
        if (!place) continue
        const [holder, key] = place
        if (how === 0) delete holder[key]
        else if (how === 1 && typeof holder[key] === 'number') holder[key] += which % 2 ? 1 : -1
        else holder[key] = value
      }
      return json
    })

  test('never throw, never leave an invalid draft, and are applied whole or not at all', () => {
    const before = JSON.stringify(draft.toJSON())
    fc.assert(
      fc.property(fc.array(mutated, { minLength: 1, maxLength: 3 }), fc.boolean(), (steps, mayWrite) => {
        const result = apply(steps, { mayWrite })
        expect(JSON.stringify(draft.toJSON())).toBe(before)
        if (!result.ok) {
          expect(result.error.step).toBeLessThan(steps.length)
          return
        }
        result.value.doc.check()
        if (!mayWrite) expect(withoutClaims(result.value.doc)).toBe(withoutClaims(draft))
        /* What is stored are the steps' own JSON: from them the draft can be made again. */
        const again = apply(
          result.value.steps.map(step => JSON.parse(JSON.stringify(step.toJSON()))),
          { mayWrite },
        )
        expect(again.ok && again.value.doc.eq(result.value.doc)).toBe(true)
        /* And can be taken back. */
        let back = result.value.doc
        const docs = [draft as Node]
        for (const step of result.value.steps)
          docs.push(step.apply(docs[docs.length - 1] as Node).doc as Node) // applied above
        for (const [i, step] of [...result.value.steps.entries()].reverse()) {
          back = step.invert(docs[i] as Node).apply(back).doc as Node // one document before each step
        }
        expect(withoutClaims(back)).toBe(withoutClaims(draft))
      }),
      { numRuns: 3000 },
    )
  })

  test('that are no steps at all are refused', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), anything), { minLength: 1, maxLength: 3 }), steps => {
        expect(apply(steps).ok).toBe(false)
      }),
    )
  })
})
