import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/domain/manuscript-text'
import {
  blockquote,
  br,
  claim,
  doc,
  em,
  h,
  headline,
  li,
  link,
  ol,
  p,
  standfirst,
  strong,
  ul,
} from '@/lib/domain/testing/manuscript'
import { type AnnotatedCopyInput, annotatedCopy } from '../../annotated-copy'
import { importWord } from '../../import/word/word'
import { sampleInput } from '../../testing/copy-input'
import { anyCopyInput, placedClaim } from '../../testing/placed-claim'
import { all, readWordFile } from '../../testing/word-file'
import { wordCopy } from './word'
import { wordText } from './word-text'

const read = async (input: AnnotatedCopyInput, notes?: 'comments' | 'footnotes') =>
  readWordFile(await wordCopy(annotatedCopy(input), notes))
/* Empty lines of the draft have no paragraph, and a rule is a paragraph without words. */
const spoken = (lines: readonly string[]) =>
  lines.flatMap(line => line.split('\n')).filter(line => line !== '')
const wanted = (input: AnnotatedCopyInput) => spoken(wordText(plainText(input.doc)).split('\n'))
const pressed = (text: string) => text.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '')

const claims = (...names: string[]) =>
  names.map((name, index) => placedClaim({ id: `claim-id-${name}`, number: index + 1 }))

describe('wordCopy', () => {
  it('holds the draft, each claim’s comment on its exact words, whatever lies over what', async () => {
    await fc.assert(
      fc.asyncProperty(anyCopyInput, async input => {
        const copy = annotatedCopy(input)
        const file = await read(input)
        expect(spoken(file.before)).toEqual(wanted(input))
        const points = [...copy.text]
        const roots = file.comments.filter(comment => comment.parent === null)
        expect(roots.map(comment => pressed(comment.words))).toEqual(
          copy.claims.map(({ start, end }) => pressed(wordText(points.slice(start ?? 0, end ?? 0).join('')))),
        )
        for (const reply of file.comments.filter(comment => comment.parent !== null))
          expect(reply.words).toBe(file.comments.find(({ id }) => id === reply.parent)?.words)
      }),
      { numRuns: 60 },
    )
  })

  it('anchors claims that overlap, cross blocks, and lie in a link, a list, a quotation and the headline', async () => {
    const draft = doc(
      headline('The ', claim('a', 'gate'), ' closed'),
      standfirst(claim('b', 'Once')),
      p('One ', claim('c', 'two ', claim('d', 'three')), claim('d', ' four'), ' five'),
      p(
        'See ',
        link('https://a.example/?q=1&r=2', 'the ', claim('e', 'log'), ' of May'),
        ' and ',
        claim('f', 'more'),
      ),
      h(2, claim('f', 'under it')),
      ul(
        li(p(claim('g', 'first'), ' item')),
        li(p('second'), ol(li(p(claim('h', em('deep'), strong('er')))))),
      ),
      blockquote(p('He said ', claim('i', 'no', br(), 'and no'), '.')),
    )
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const file = await read(sampleInput({ doc: draft, claims: claims(...names) }))
    expect(file.comments.map(comment => comment.words)).toEqual([
      'gate',
      'Once',
      'two three',
      'three four',
      'log',
      'more\nunder it',
      'first',
      'deeper',
      'no\nand no',
    ])
    const targets = all(file.parts.get('word/_rels/document.xml.rels'), 'Relationship')
      .filter(one => one.getAttribute('TargetMode') === 'External')
      .map(one => one.getAttribute('Target'))
    expect(new Set(targets)).toEqual(new Set(['https://a.example/?q=1&r=2']))
  })

  it('has who made a finding and when, their initials, replies in the thread, and what is approved as resolved', async () => {
    const bram = { id: 'b', name: 'Bram Oduya' }
    const femi = { id: 'f', name: 'Femi Castellan' }
    const draft = doc(headline('H'), standfirst(), p(claim('a', 'five'), ' and ', claim('b', 'six')))
    const found = placedClaim({
      status: 'verified',
      review: 'approved',
      findingBy: bram,
      findingAt: '2026-11-20T09:30:00.000Z',
      reviewedBy: femi,
      reviewedAt: '2026-11-21T09:30:00.000Z',
      comments: [
        {
          id: '1',
          text: 'Sure?\nQuite?',
          replyTo: null,
          author: femi,
          createdAt: '2026-11-20T10:00:00.000Z',
        },
        { id: '2', text: 'Yes.', replyTo: '1', author: bram, createdAt: '2026-11-20T11:00:00.000Z' },
      ],
    })
    const input = sampleInput({
      doc: draft,
      claims: [found, placedClaim({ id: 'claim-id-b', number: 2 })],
      comments: true,
    })
    const { comments } = await read(input)
    expect(comments).toMatchObject([
      {
        id: '0',
        author: 'Bram Oduya',
        initials: 'BO',
        date: '2026-11-20T09:30:00.000Z',
        parent: null,
        done: true,
      },
      { id: '1', author: 'Femi Castellan', text: 'Sure?\nQuite?', words: 'five', parent: '0' },
      { id: '2', author: 'Bram Oduya', date: '2026-11-20T11:00:00.000Z', text: 'Yes.', parent: '0' },
      { id: '3', words: 'six', parent: null, done: false },
    ])
    expect(comments[0]?.text).toBe('1 Verified. Approved, Femi Castellan.')
    const alone = await read({ ...input, claims: [found], comments: false })
    expect(alone.comments).toMatchObject([{ done: true, parent: null }])
  })

  it('tracks proposed wording by the checker’s name: refused it is the draft, accepted it is the proposal', async () => {
    const draft = doc(
      headline('H'),
      standfirst(),
      p(
        'They say ',
        claim('a', 'five big missiles'),
        ' fell on ',
        claim('b', 'the ', claim('c', 'port')),
        '.',
      ),
      p(claim('d', 'Nobody'), ' was ', claim('e', 'hurt'), '.'),
    )
    const bea = { findingBy: { id: 'b', name: 'Bea Lindqvist' }, findingAt: '2026-11-20T09:00:00.000Z' }
    const asks = { status: 'needs_change', note: 'n', ...bea } as const
    const input = sampleInput({
      doc: draft,
      claims: [
        placedClaim({ ...asks, proposedWording: 'six missiles' }),
        placedClaim({ ...asks, id: 'claim-id-b', number: 2, proposedWording: 'a port' }),
        placedClaim({ ...asks, id: 'claim-id-c', number: 3, proposedWording: 'town' }),
        placedClaim({ ...asks, id: 'claim-id-d', number: 4, proposedWording: 'Few', resolution: 'stet' }),
        placedClaim({ ...asks, id: 'claim-id-e', number: 5, proposedWording: 'badly hurt' }),
      ],
    })
    const { before, after, changes, comments } = await read(input)
    expect(spoken(before)).toEqual(['H', 'They say five big missiles fell on the port.', 'Nobody was hurt.'])
    expect(spoken(after)).toEqual(['H', 'They say six missiles fell on a port.', 'Nobody was badly hurt.'])
    expect(new Set(changes.map(({ author, date }) => `${author} ${date}`))).toEqual(
      new Set(['Bea Lindqvist 2026-11-20T09:00:00.000Z']),
    )
    expect(comments.map(comment => comment.words)).toEqual([
      'five big missiles',
      'the port',
      'port',
      'Nobody',
      'hurt',
    ])
    expect(comments[2]?.text).toContain('Proposed: town.')
  })

  it('puts notes at the foot of the page where that is asked for, one for each claim', async () => {
    const file = await read(sampleInput(), 'footnotes')
    expect(file.comments).toEqual([])
    expect(file.footnotes).toHaveLength(26)
    expect(file.footnotes[3]).toMatch(/^ Claim 4\. Needs change\. .*5\.6 km is three and a half miles\./)
    const references = all(file.parts.get('word/document.xml'), 'w:footnoteReference')
    const ids = references.map(one => Number(one.getAttribute('w:id'))).sort((a, b) => a - b)
    expect(ids).toEqual(file.footnotes.map((_, index) => index + 1))
  })

  it('begins with the list of its content types, every part being where the archive says', async () => {
    const file = await wordCopy(annotatedCopy(sampleInput()))
    expect(new TextDecoder().decode(file.subarray(30, 49))).toBe('[Content_Types].xml')
    expect(importWord(file).ok).toBe(true)
  })

  it('keeps the ids of the claims where Word carries them along', async () => {
    const input = sampleInput()
    const copy = annotatedCopy(input)
    const { parts, comments } = await read(input)
    const part = parts.get('customXml/item1.xml')
    const kept = all(part, 'claim').map(one => [one.getAttribute('id'), one.getAttribute('number')])
    expect(kept).toEqual(copy.claims.map(one => [one.id, `${one.number}`]))
    expect(part?.getAttribute('textHash')).toBe(copy.textHash)
    const durable = new Map(
      all(parts.get('word/commentsIds.xml'), 'w16cid:commentId').map((one, index) => [
        one.getAttribute('w16cid:durableId'),
        comments[index]?.id,
      ]),
    )
    for (const one of all(part, 'claim'))
      expect(durable.get(one.getAttribute('durableId'))).toBe(one.getAttribute('comment'))
  })

  it('flags right-to-left blocks and words, and names fonts for East Asian ones', async () => {
    const draft = doc(
      headline('שלום'),
      standfirst(),
      p('סגירה ', claim('a', 'GATE 4'), ' ביום.'),
      p('Latin with ', claim('b', 'שלום'), '.'),
      p('東京で', claim('c', '五枚のミサイル'), '。'),
    )
    const { parts } = await read(sampleInput({ doc: draft, claims: claims('a', 'b', 'c') }))
    const body = parts.get('word/document.xml')
    const paragraphs = all(body, 'w:p').filter(one => /סגירה|Latin/.test(one.textContent ?? ''))
    const flags = paragraphs.map(one => [
      all(one, 'w:bidi').length > 0,
      ...all(one, 'w:r')
        .filter(run => all(run, 'w:t').length > 0)
        .map(run => all(run, 'w:rtl').length > 0),
    ])
    expect(flags).toEqual([
      [true, true, false, true],
      [false, false, true, false],
    ])
    const defaults = all(parts.get('word/styles.xml'), 'w:docDefaults')[0]
    expect(all(defaults, 'w:rFonts')[0]?.getAttribute('w:eastAsia')).toBe('Yu Mincho')
    expect(all(defaults, 'w:lang')[0]?.getAttribute('w:bidi')).toBe('he-IL')
  })
})
