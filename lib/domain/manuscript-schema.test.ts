import fc from 'fast-check'
import { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { isClaimId, manuscriptSchema as schema } from './manuscript-schema'
import { anyDraft } from './testing/any-draft'
import { claim, claimId, doc, p } from './testing/manuscript'

/** A draft with one block or mark in it, as it would come over the wire; checked as the server does. */
function checked(json: unknown): Node {
  const node = Node.fromJSON(schema, json)
  node.check()
  return node
}
const draftOf = (...blocks: unknown[]) => ({
  type: 'doc',
  content: [{ type: 'headline' }, { type: 'standfirst' }, ...blocks],
})
const marked = (mark: unknown) =>
  draftOf({ type: 'paragraph', content: [{ type: 'text', text: 'five', marks: [mark] }] })

describe('the id of a claim', () => {
  test.each(['c', 'claim-1', 'abcdefgh', 'A-Z_09az', 'x'.repeat(64), crypto.randomUUID()])(
    '%j is one',
    id => {
      expect(isClaimId(id)).toBe(true)
      expect(() => checked(marked({ type: 'claim', attrs: { id } }))).not.toThrow()
    },
  )

  test.each([
    ...[
      '',
      'x'.repeat(65),
      'with space',
      'semi;colon',
      '"><script>',
      "a'b'c'd'e",
      'abcdefgh\n',
      '\nabcdefgh',
    ],
    ...[
      'ünïcödé-id',
      '../../etc',
      'abcdefg\u0000',
      'аbcdefgh',
      null,
      undefined,
      12_345_678,
      ['abcdefgh'],
      { length: 8 },
      true,
    ],
  ])('%j is none, and no draft may hold it', id => {
    expect(isClaimId(id)).toBe(false)
    expect(() => checked(marked({ type: 'claim', attrs: { id } }))).toThrow()
  })
})

describe('attributes are refused', () => {
  test.each([
    'javascript:alert(1)',
    ' ',
    '',
    '/path',
    'data:text/html,x',
    'https://a b',
    'https://u:p@e.org/',
    null,
    3,
    ['https://e.org/'],
    { href: 'https://e.org/' },
  ])('link to %j', href => {
    expect(() => checked(marked({ type: 'link', attrs: { href } }))).toThrow()
  })

  test.each([0, 1, 5, '2', 2.5, null, Number.NaN, [2], true])('heading of level %j', level => {
    expect(() => checked(draftOf({ type: 'heading', attrs: { level } }))).toThrow()
  })

  test.each([-1, 1.5, '1', null, 1e6, Number.NaN, Number.POSITIVE_INFINITY, [1]])(
    'list that starts at %j',
    order => {
      const list = {
        type: 'ordered_list',
        attrs: { order },
        content: [{ type: 'list_item', content: [{ type: 'paragraph' }] }],
      }
      expect(() => checked(draftOf(list))).toThrow()
    },
  )

  test('and those that are good are not', () => {
    for (const level of [2, 3, 4])
      expect(() => checked(draftOf({ type: 'heading', attrs: { level } }))).not.toThrow()
    expect(() => checked(marked({ type: 'link', attrs: { href: 'https://example.org/' } }))).not.toThrow()
  })
})

describe('the shape of a manuscript', () => {
  const par = { type: 'paragraph' }
  test.each<[string, unknown]>([
    ['without a headline', { type: 'doc', content: [{ type: 'standfirst' }, par] }],
    ['without a standfirst', { type: 'doc', content: [{ type: 'headline' }, par] }],
    ['without a body', { type: 'doc', content: [{ type: 'headline' }, { type: 'standfirst' }] }],
    ['with two headlines', draftOf({ type: 'headline' })],
    ['with text beside the blocks', draftOf({ type: 'text', text: 'x' })],
    ['with a list of paragraphs', draftOf({ type: 'bullet_list', content: [par] })],
    ['with an empty list', draftOf({ type: 'bullet_list' })],
    [
      'with an item that begins with a list',
      draftOf({
        type: 'bullet_list',
        content: [{ type: 'list_item', content: [{ type: 'horizontal_rule' }] }],
      }),
    ],
    ['with an empty quotation', draftOf({ type: 'blockquote' })],
    [
      'with a hard break in the headline',
      {
        type: 'doc',
        content: [{ type: 'headline', content: [{ type: 'hard_break' }] }, { type: 'standfirst' }, par],
      },
    ],
    [
      'with a link in the headline',
      {
        type: 'doc',
        content: [
          {
            type: 'headline',
            content: [
              { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://e.org/' } }] },
            ],
          },
          { type: 'standfirst' },
          par,
        ],
      },
    ],
    [
      'with the same mark twice',
      marked({ type: 'em' }) &&
        draftOf({
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'x',
              marks: [
                { type: 'claim', attrs: { id: 'abcdefgh' } },
                { type: 'claim', attrs: { id: 'abcdefgh' } },
              ],
            },
          ],
        }),
    ],
    ['with a node nobody knows', draftOf({ type: 'script' })],
  ])('%s is refused', (_, json) => {
    expect(() => checked(json)).toThrow()
  })

  test('claims may stand in headline, standfirst and every block of text', () => {
    for (const type of Object.values(schema.nodes)) {
      if (type.isTextblock) expect(type.allowsMarkType(schema.marks.claim), type.name).toBe(true)
    }
  })
})

describe('the claim mark', () => {
  test('holds an id and nothing more', () => {
    expect(
      Object.keys(schema.mark('claim', { id: 'abcdefgh', status: 'verified', color: 'red' }).attrs),
    ).toEqual(['id'])
  })

  test('overlaps with others and with itself only once', () => {
    const [a, b] = ['a', 'b'].map(name => schema.mark('claim', { id: claimId(name) }))
    if (!a || !b) throw new Error('two marks')
    const set = b.addToSet(a.addToSet([]))
    expect(set.map(mark => mark.attrs.id).sort()).toEqual([claimId('a'), claimId('b')])
    expect(a.addToSet(set)).toHaveLength(2)
    for (const other of ['em', 'strong'] as const) {
      expect(schema.mark(other).addToSet(set)).toHaveLength(3)
    }
  })

  test.each([
    ['at its end', 'right', 'five!'],
    ['at its beginning', 'left', '!five'],
  ])('typing %s does not lengthen it', (_, tag) => {
    const draft = doc(p('<left>', claim('a', 'five<right>'), '.'))
    const state = EditorState.create({ doc: draft, selection: TextSelection.create(draft, draft.tag(tag)) })
    const after = state.apply(state.tr.insertText('!')).doc
    const texts: string[] = []
    after.descendants(node => {
      if (node.marks.length > 0) texts.push(node.text ?? '')
    })
    expect(texts).toEqual(['five'])
  })

  test('typing inside it lengthens it', () => {
    const draft = doc(p(claim('a', 'fi<in>ve')))
    const state = EditorState.create({ doc: draft, selection: TextSelection.create(draft, draft.tag('in')) })
    const after = state.apply(state.tr.insertText('!')).doc
    expect(after.eq(doc(p(claim('a', 'fi!ve'))))).toBe(true)
  })
})

test('any draft goes over the wire and comes back the same', () => {
  fc.assert(
    fc.property(anyDraft, draft => {
      expect(checked(JSON.parse(JSON.stringify(draft.toJSON()))).eq(draft)).toBe(true)
    }),
  )
})
