import { describe, expect, it } from 'vitest'
import { type NestedText, nestClaims } from './claim-nesting'
import { draftLines, textOf } from './draft-lines'
import { type Passage, passageOf } from './passage'
import { draft, list, p, quotation, run } from './testing/draft'

const WORDS =
  'The gate stood open for most of the night while the water rose over the quay and into the street. '
const A = 'claim-aaa'
const B = 'claim-bbb'
const C = 'claim-ccc'

function passage(doc: unknown, id: string): Passage {
  const found = passageOf(draftLines(doc), id)
  if (!found) throw new Error(`no passage for ${id}`)
  return found
}

const texts = (found: Passage) => found.lines.map(textOf)

describe('the lines of a draft', () => {
  it('are its textblocks in reading order, with what they stand in', () => {
    const doc = draft(['Head'], p('one'), quotation(p('two')), list(p('three'), p('four')), p('five'))
    expect(draftLines(doc).map(line => [line.kind, line.within, textOf(line)])).toEqual([
      ['headline', null, 'Head'],
      ['paragraph', null, 'one'],
      ['paragraph', 'quotation', 'two'],
      ['paragraph', 'list', 'three'],
      ['paragraph', 'list', 'four'],
      ['paragraph', null, 'five'],
    ])
  })

  it('keep claims, emphasis and links apart', () => {
    const [line] = draftLines(draft([run('all', A, B), run('of it', 'em')], p('x')))
    expect(line?.pieces).toEqual([
      { text: 'all', claims: [A, B], em: false, strong: false, href: null },
      { text: 'of it', claims: [], em: true, strong: false, href: null },
    ])
  })

  it('are read from what is no draft at all as none', () => {
    for (const junk of [null, 'doc', 7, [], { type: 'doc' }, { type: 'doc', content: [null, { type: 3 }] }]) {
      expect(draftLines(junk)).toEqual([])
    }
  })

  it('keep the text of a kind of node that is not known here', () => {
    const doc = {
      type: 'doc',
      content: [
        { type: 'aside', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'kept' }] }] },
      ],
    }
    expect(draftLines(doc).map(textOf)).toEqual(['kept'])
  })
})

describe('the passage of a claim', () => {
  it('is its paragraph alone when that says enough', () => {
    const doc = draft(['Head'], p('before'), p(WORDS, run('it rose 1.9 metres', A), WORDS), p('after'))
    expect(texts(passage(doc, A))).toEqual([`${WORDS}it rose 1.9 metres${WORDS}`])
    expect(passage(doc, A).quote).toBe('it rose 1.9 metres')
  })

  it('has its neighbours with it when it is short', () => {
    const doc = draft(['Head'], p('before'), p(run('212 homes', A)), p('after'), p('far'))
    expect(texts(passage(doc, A))).toEqual(['before', '212 homes', 'after'])
  })

  it('spans the paragraphs of a claim that crosses them, and says where it leaves some out', () => {
    const doc = draft(['Head'], p(WORDS, run('from here', A)), p(WORDS), p(run('to here', A), WORDS))
    const found = passage(doc, A)
    expect(found.lines.map(line => line.afterGap)).toEqual([false, true])
    expect(found.quote).toBe('from here\nto here')
  })

  it('clips a paragraph of great length around the claim, at words', () => {
    const doc = draft(['Head'], p(WORDS.repeat(30), run('the claim', A), ` ${WORDS.repeat(30)}`))
    const [line] = passage(doc, A).lines
    const text = line ? textOf(line) : ''
    expect(line).toMatchObject({ clippedBefore: true, clippedAfter: true })
    expect(text.length).toBeLessThan(1500)
    expect(text).toContain('the claim')
    expect(WORDS.split(' ')).toContain(text.split(' ')[0])
    expect(WORDS.split(' ')).toContain(text.split(' ').at(-1))
  })

  it('never tears a character apart where there are no spaces', () => {
    const doc = draft(['Head'], p('𠮷'.repeat(1001), run('字', A), '𠮷'.repeat(1001)))
    const [line] = passage(doc, A).lines
    expect((line ? textOf(line) : '').isWellFormed()).toBe(true)
    expect(line).toMatchObject({ clippedBefore: true, clippedAfter: true })
  })

  it('is missing when no text carries the claim', () => {
    expect(passageOf(draftLines(draft(['Head'], p('text'))), A)).toBeNull()
  })

  it('gives claims over the same text lanes of their own, the smallest the first', () => {
    const doc = draft(
      ['Head'],
      p(run('a spokesman said ', A), run('it can be closed', A, B), run('; but', C)),
    )
    const { lanes } = passage(doc, A)
    expect(Object.fromEntries(lanes)).toEqual({ [B]: 0, [A]: 1, [C]: 0 })
  })
})

describe('nesting', () => {
  const always = { begins: () => true, ends: () => true }
  const shape = (nested: readonly NestedText[]): string =>
    nested
      .map(one =>
        one.kind === 'text'
          ? one.piece.text
          : `${one.first ? '[' : '<'}${one.id.at(-1)} ${shape(one.content)}${one.last ? ']' : '>'}`,
      )
      .join('')
  const nested = (...content: Parameters<typeof p>) => {
    const found = passage(draft(['Head'], p(...content)), A)
    const line = found.lines.find(one => one.pieces.some(piece => piece.claims.includes(A)))
    return shape(nestClaims(line?.pieces ?? [], found.sizes, always))
  }

  it('puts a smaller claim inside a larger one', () => {
    expect(nested('x ', run('one ', A), run('two ', A, B), run('three', A), ' y')).toBe(
      'x [a one [b two ]three] y',
    )
  })

  it('is the same whatever order the marks are in', () => {
    expect(nested(run('two ', B, A), run('three', A))).toBe(nested(run('two ', A, B), run('three', A)))
  })

  it('splits the claim that crosses the edge of a larger one, and opens and closes each once', () => {
    expect(nested(run('one two ', A), run('three ', A, B), run('four', B))).toBe(
      '[a one two [b three >]<b four]',
    )
  })

  it('keeps formatting inside the claim', () => {
    expect(nested(run('plain ', A), run('leaning', A, 'em'))).toBe('[a plain leaning]')
  })
})
