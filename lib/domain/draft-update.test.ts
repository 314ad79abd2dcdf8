import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from './claim-anchor'
import { updateChange } from './draft-update'
import { plainText } from './manuscript-text'
import { anyDraft } from './testing/any-draft'
import { type Child, claim, claimId, doc, h, headline, li, p, standfirst, ul } from './testing/manuscript'
import { withoutClaims } from './testing/without-claims'

const quotes = (node: Node) => Object.fromEntries(claimAnchors(node).map(({ id, quote }) => [id, quote]))
const body = (...blocks: Parameters<typeof doc>) => doc(headline('Harbour'), standfirst(), ...blocks)

/** The claims after the writer's version has come in, by name; the draft then reads as the version does. */
function updated(present: Node, fresh: Node): Record<string, string> {
  const change = updateChange(present, fresh)
  change.doc.check()
  expect(plainText(change.doc)).toBe(plainText(fresh))
  expect(withoutClaims(change.doc).eq(fresh)).toBe(true)
  return quotes(change.doc)
}

describe('a new version of a draft', () => {
  const present = body(
    p('At dawn ', claim('a', 'five missiles'), ' fell on the port. ', claim('b', 'Two ships sank.')),
    p('Nobody was hurt, ', claim('c', 'the mayor said on Tuesday'), '.'),
    p('The port opened in 1907.'),
  )

  it.each<[string, Node, Record<string, string>]>([
    [
      'that says the same leaves everything as it is',
      body(
        p('At dawn five missiles fell on the port. Two ships sank.'),
        p('Nobody was hurt, the mayor said on Tuesday.'),
        p('The port opened in 1907.'),
      ),
      { a: 'five missiles', b: 'Two ships sank.', c: 'the mayor said on Tuesday' },
    ],
    [
      'with other words around leaves claims on theirs',
      body(
        p('On Monday, five missiles fell near the old port. Two ships sank.'),
        p('Hardly anybody was hurt, the mayor said on Tuesday.'),
        p('The port opened in 1907.'),
      ),
      { a: 'five missiles', b: 'Two ships sank.', c: 'the mayor said on Tuesday' },
    ],
    [
      'with a claim reworded keeps it on what took the place of its words',
      body(
        p('At dawn six missiles fell on the port. Three small ships sank.'),
        p('Nobody was hurt, the mayor said on Wednesday.'),
        p('The port opened in 1907.'),
      ),
      { a: 'six missiles', b: 'Three small ships sank.', c: 'the mayor said on Wednesday' },
    ],
    [
      'with paragraphs moved takes claims along',
      body(
        p('The port opened in 1907.'),
        p('Nobody was hurt, the mayor said on Tuesday.'),
        p('At dawn five missiles fell on the port. Two ships sank.'),
      ),
      { a: 'five missiles', b: 'Two ships sank.', c: 'the mayor said on Tuesday' },
    ],
    [
      'with a paragraph divided and reworded follows both parts',
      body(
        p('At dawn seven missiles fell on the port.'),
        p('Two big ships sank.'),
        p('Nobody was hurt, the mayor said on Tuesday. The port opened in 1907.'),
      ),
      { a: 'seven missiles', b: 'Two big ships sank.', c: 'the mayor said on Tuesday' },
    ],
    [
      'without a claim’s words lets it go to the tray',
      body(p('At dawn it rained on the port.'), p('The port opened in 1907.')),
      {},
    ],
  ])('%s', (_, fresh, wanted) => {
    const named = Object.fromEntries(Object.entries(wanted).map(([name, quote]) => [claimId(name), quote]))
    expect(updated(present, fresh)).toEqual(named)
  })

  it('takes no step where nothing differs', () => {
    const draft = body(p('At dawn ', claim('a', 'five missiles'), ' fell.'))
    expect(updateChange(draft, body(p('At dawn five missiles fell.'))).steps).toEqual([])
  })

  it('keeps claims over several blocks, in lists and in the headline', () => {
    const before = doc(
      headline('The ', claim('a', 'lamp'), ' at Ostra'),
      standfirst(),
      p('One ', claim('b', 'two three')),
      ul(li(p(claim('b', 'four five'), ' six'))),
    )
    const after = doc(
      headline('A lamp at Ostra'),
      standfirst(),
      h(2, 'New'),
      p('Once two three'),
      ul(li(p('four five and six'))),
    )
    expect(updated(before, after)).toEqual({
      [claimId('a')]: 'lamp',
      [claimId('b')]: 'two three\nfour five',
    })
  })

  it('of anything makes that, whatever claims lie in what was there', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (present, fresh) => {
        updated(present, withoutClaims(fresh))
      }),
      { numRuns: 300 },
    )
  })
})

/* Words that no two sentences share, so that what is found cannot be meant for something else. */
const WORDS = {
  Latin: {
    words:
      'harbour lamp keeper relay storm tariff vessel ledger quarry bishop orchard sermon copper bridge vote widow glacier pension',
    stop: '. ',
    gap: ' ',
  },
  Arabic: {
    words: 'ميناء مصباح حارس عاصفة سفينة دفتر محجر أسقف جسر سوق بستان نحاس صوت أرملة معاش جليد مدرسة قطار',
    stop: '. ',
    gap: ' ',
  },
  Chinese: {
    words: '港口 灯塔 守卫 风暴 船只 账本 石场 主教 桥梁 市场 果园 铜矿 选票 寡妇 冰川 养老 学校 火车',
    stop: '。',
    gap: '',
  },
} as const

interface Sentence {
  readonly text: string
  readonly claim: string | null
}

/** Drafts of a script and a revision of each, as writers make them. */
function revisions(script: keyof typeof WORDS) {
  const { words, stop, gap } = WORDS[script]
  // Two joined, so that sentences have few words in common by chance.
  const all = words.split(' ').flatMap(one => words.split(' ').map(other => `${one}${other}`))
  const sentence = fc.tuple(
    fc.uniqueArray(fc.constantFrom(...all), { minLength: 5, maxLength: 9 }),
    fc.boolean(),
  )
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 })
  const edit = fc.record({
    kind: fc.constantFrom('reword', 'swap', 'split', 'join', 'insert', 'cut', 'none'),
    at: fc.nat(50),
    to: fc.nat(50),
  })
  return fc
    .tuple(
      fc.array(paragraph, { minLength: 2, maxLength: 8 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
    )
    .map(([drawn, edits]) => {
      let count = 0
      const paragraphs: Sentence[][] = drawn.map(sentences =>
        sentences.map(([parts, claimed]) => {
          count++
          const text = `${count}${gap || '、'}${parts.join(gap)}${gap || '、'}${count * 7 + 1000}`
          return { text, claim: claimed ? `s${count}` : null }
        }),
      )
      const revised = paragraphs.map(sentences => sentences.map(({ text }) => text))
      for (const { kind, at, to } of edits) {
        const here = revised[at % revised.length]
        if (!here) continue
        const index = revised.indexOf(here)
        if (kind === 'reword' && here.length > 0) {
          const which = to % here.length
          const parts = (here[which] ?? '').split(gap || '、')
          parts.splice(1, 1, all[to % all.length] ?? '', all[at % all.length] ?? '')
          here[which] = parts.join(gap || '、')
        }
        if (kind === 'swap') {
          const other = to % revised.length
          const there = revised[other]
          if (there) [revised[index], revised[other]] = [there, here]
        }
        if (kind === 'split' && here.length > 1) {
          const half = 1 + (to % (here.length - 1))
          revised.splice(index, 1, here.slice(0, half), here.slice(half))
        }
        if (kind === 'join' && index + 1 < revised.length) {
          revised.splice(index, 2, [...here, ...(revised[index + 1] ?? [])])
        }
        if (kind === 'insert')
          revised.splice(to % revised.length, 0, [`${all[at % all.length]}${gap}${to + 5000}`])
        if (kind === 'cut' && revised.length > 1) revised.splice(index, 1)
      }
      const joined = (sentences: readonly string[]) => sentences.map(text => text + stop).join('')
      return {
        present: body(
          ...paragraphs.map(sentences =>
            p(...sentences.flatMap(({ text, claim: id }): Child[] => [id ? claim(id, text) : text, stop])),
          ),
        ),
        fresh: body(...revised.map(sentences => p(joined(sentences)))),
      }
    })
}

describe.each(Object.keys(WORDS) as (keyof typeof WORDS)[])('any revision of a draft, %s', script => {
  it('leaves every claim whose words are there on them, and none on others', () => {
    fc.assert(
      fc.property(revisions(script), ({ present, fresh }) => {
        const text = plainText(fresh)
        const now = updated(present, fresh)
        for (const { id, quote } of claimAnchors(present)) {
          const found = now[id]
          if (text.includes(quote)) expect(found).toBe(quote)
          // A sentence begins with its own number and ends with one; both or one of them stay in a rewording.
          else if (found !== undefined) expect(ends(quote).some(end => found.includes(end))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})

function ends(quote: string): string[] {
  const numbers = quote.match(/\d+/g) ?? []
  return [numbers[0] ?? '', numbers.at(-1) ?? '']
}
