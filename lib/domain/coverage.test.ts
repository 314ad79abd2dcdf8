import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Slice } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { type Coverage, coverageOf, coveredSentences } from './coverage'
import { restoreChange } from './draft-restore'
import { updateChange } from './draft-update'
import { manuscriptSchema as schema } from './manuscript-schema'
import { linesOf, wordCount } from './manuscript-text'
import { fingerprintOf, nothingToCheckChanges, nothingToCheckIn } from './nothing-to-check'
import { anyDraft } from './testing/any-draft'
import { br, claim, doc, em, headline, li, p, passed, standfirst, ul } from './testing/manuscript'
import { withoutClaims } from './testing/without-claims'

const covers = (draft: Node) => coveredSentences(draft).map(({ text, cover }) => [text, cover])

describe('coverage', () => {
  it('counts words and sentences under a claim, with nothing to check, and neither', () => {
    const draft = doc(
      headline('Port hit'),
      standfirst(passed('A quiet night.')),
      p('Five ', claim('a', 'missiles fell'), '. Nobody was hurt. ', passed('It was a Monday.')),
    )
    expect(coverageOf(draft)).toEqual({
      words: 2 + 3 + 3 + 3 + 4,
      underClaim: 2,
      nothingToCheck: 3 + 4,
      sentences: 5,
      openSentences: 2,
    })
    expect(covers(draft)).toEqual([
      ['Port hit', 'open'],
      ['A quiet night.', 'nothing_to_check'],
      ['Five missiles fell.', 'claim'],
      ['Nobody was hurt.', 'open'],
      ['It was a Monday.', 'nothing_to_check'],
    ])
  })

  it('counts a word once where claims overlap, and for the claim where both are', () => {
    const draft = doc(p(claim('a', 'Two ', claim('b', 'ships')), ' sank'))
    expect(coverageOf(draft)).toMatchObject({ words: 3, underClaim: 2, nothingToCheck: 0 })
    const both = doc(p(claim('a', passed('Two ships sank.'))))
    expect(coverageOf(both)).toMatchObject({ words: 3, underClaim: 3, nothingToCheck: 0 })
  })

  it('does not count what holds no word', () => {
    expect(coverageOf(doc(p('* * *'), p('')))).toMatchObject({ words: 0, sentences: 0 })
  })

  it('holds in scripts without spaces, in right-to-left ones, in lists and over line breaks', () => {
    const draft = doc(
      p(passed('五枚のミサイルが落ちた。'), '誰もいなかった。'),
      p(claim('a', 'سقطت خمسة صواريخ.'), ' لم يصب أحد.'),
      ul(li(p(passed('One.'), br(), 'Two.'))),
    )
    expect(covers(draft).map(([, cover]) => cover)).toEqual([
      'nothing_to_check',
      'open',
      'claim',
      'open',
      'nothing_to_check',
      'open',
    ])
  })
})

describe('nothing to check', () => {
  const stretches = (draft: Node) => linesOf(draft).flatMap(({ node }) => nothingToCheckIn(node))

  it('holds as long as the words read as they did; formatting and white space do not count', () => {
    expect(stretches(doc(p(passed('It was a Monday.'))))).toEqual([{ start: 0, end: 16 }])
    expect(stretches(doc(p(passed('It was a  Monday.', 'It was a Monday.'))))).toHaveLength(1)
    const dressed = doc(p(passed('It was ', 'It was a Monday.'), em(passed('a Monday.', 'It was a Monday.'))))
    expect(stretches(dressed)).toEqual([{ start: 0, end: 16 }])
    expect(stretches(doc(p(passed('It was a Tuesday.', 'It was a Monday.'))))).toEqual([])
  })

  it('tells two sentences apart that read the same and touch', () => {
    expect(stretches(doc(p(passed('はい。'), passed('はい。'))))).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ])
  })

  it('is lost by a word typed inside and back when that is taken out again; typing beside it leaves it', () => {
    const draft = doc(p('So. ', passed('It was <at>a Monday.'.replace('<at>', '')), '<end>'))
    const at = draft.tag('end') - 9
    const typed = (pos: number) => {
      const marks = draft.resolve(pos).marks()
      return new ReplaceStep(
        pos,
        pos,
        new Slice(schema.node('paragraph', null, schema.text('not ', marks)).content, 0, 0),
      )
    }
    const inside = typed(at)
    const after = applied(draft, inside)
    expect(coverageOf(draft).nothingToCheck).toBe(4)
    expect(coverageOf(after)).toMatchObject({ nothingToCheck: 0, openSentences: 2 })
    expect(coverageOf(applied(after, inside.invert(draft)))).toEqual(coverageOf(draft))
    expect(coverageOf(applied(draft, typed(draft.tag('end'))))).toMatchObject({ nothingToCheck: 4 })
  })

  it('tells what a change newly passes over and what it opens again', () => {
    const before = doc(p(passed('It rained.')), p('Five fell.'), p(passed('So.')))
    const after = doc(p(passed('It snowed.', 'It rained.')), p(passed('Five fell.')), p(passed('So.')))
    expect(nothingToCheckChanges(before, after)).toEqual({ passed: ['Five fell.'], reopened: ['It rained.'] })
    expect(nothingToCheckChanges(before, before)).toEqual({ passed: [], reopened: [] })
    const moved = doc(p('Five fell.'), p(passed('It rained.')), p(passed('So.')))
    expect(nothingToCheckChanges(before, moved)).toEqual({ passed: [], reopened: [] })
  })

  it('goes along into a new version of the draft, and stays through restoring an earlier one', () => {
    const present = doc(p(passed('It rained.'), ' Five fell.'), p('Then silence.'))
    const fresh = doc(p('Before. It rained. Six fell.'))
    expect(coverageOf(updateChange(present, fresh).doc)).toMatchObject({
      nothingToCheck: 2,
      openSentences: 2,
    })
    const earlier = doc(p('It rained. Three fell.'))
    expect(coverageOf(restoreChange(present, earlier).doc)).toMatchObject({
      nothingToCheck: 2,
      openSentences: 1,
    })
  })
})

describe('over any course of edits', () => {
  /* A second way of counting: letter by letter, from the whole draft, remembering nothing. */
  const afresh = (draft: Node): Coverage => {
    const copy = schema.nodeFromJSON(draft.toJSON())
    const sentences = coveredSentences(copy)
    const words = linesOf(copy).reduce((sum, { text }) => sum + wordCount(text), 0)
    const { underClaim, nothingToCheck } = coverageOf(copy)
    const openSentences = sentences.filter(({ cover }) => cover === 'open').length
    return { words, underClaim, nothingToCheck, sentences: sentences.length, openSentences }
  }
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    what: fc.constantFrom('type', 'delete', 'claim', 'pass', 'unclaim'),
  })

  it('counts the same incrementally as afresh, and each word once', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(edit, { maxLength: 6 }), (draft, edits) => {
        let current: Node = draft
        coverageOf(current)
        for (const { at, length, what } of edits) {
          const lines = linesOf(current).filter(({ text }) => text !== '')
          const line = lines[at % Math.max(1, lines.length)]
          if (!line) continue
          const from = line.pos + (at % line.text.length)
          const to = Math.min(line.pos + line.text.length, from + length + 1)
          current = edited(current, what, from, to)
          const counted = coverageOf(current)
          expect(counted).toEqual(afresh(current))
          expect(counted.underClaim + counted.nothingToCheck).toBeLessThanOrEqual(counted.words)
          expect(counted.openSentences).toBeLessThanOrEqual(counted.sentences)
        }
        expect(coverageOf(withoutClaims(current)).underClaim).toBe(0)
      }),
      { numRuns: 30 },
    )
  })

  function edited(draft: Node, what: string, from: number, to: number): Node {
    if (what === 'type')
      return draft.replace(
        from,
        from,
        new Slice(schema.node('paragraph', null, schema.text('x. ')).content, 0, 0),
      )
    if (what === 'delete') return draft.replace(from, to, Slice.empty)
    const of = fingerprintOf(draft.textBetween(from, to, null, '\n'))
    const mark =
      what === 'pass' ? schema.mark('nothing_to_check', { of }) : schema.mark('claim', { id: 'claim-id-z' })
    const parent = draft.resolve(from)
    const content = parent.parent.content.cut(from - parent.start(), to - parent.start())
    const nodes = content.content.map(node =>
      node.mark(
        what === 'unclaim' ? node.marks.filter(one => one.type.name !== 'claim') : mark.addToSet(node.marks),
      ),
    )
    return draft.replace(from, to, new Slice(schema.node('paragraph', null, nodes).content, 0, 0))
  }
})

function applied(draft: Node, step: Step): Node {
  const { doc: after, failed } = step.apply(draft)
  if (!after) throw new Error(failed ?? 'The step does not fit.')
  return after
}
