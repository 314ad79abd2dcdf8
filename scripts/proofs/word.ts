import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { plainText } from '@/lib/domain/manuscript-text'
import { returnedChanges } from '@/lib/domain/returned-changes'
import { takeChanges } from '@/lib/domain/take-changes'
import { blockquote, doc, h, headline, li, link, p, standfirst, ul } from '@/lib/domain/testing/manuscript'
import { withoutClaims } from '@/lib/domain/testing/without-claims'
import { annotatedCopy } from '@/lib/exchange/annotated-copy'
import { wordCopy } from '@/lib/exchange/export/word/word'
import { importWord } from '@/lib/exchange/import/word/word'
import { claimedDraft } from '@/lib/exchange/testing/claimed-draft'
import { sampleInput } from '@/lib/exchange/testing/copy-input'
import { editDocx } from '@/lib/exchange/testing/docx-edit'
import { dice } from './dice'
import type { Proof } from './proof'

/**
 * Copies in Word, edited at random in their runs as a recipient would, come back: exactly these edits are named, and
 * each claim is on its words; see `docs/decisions/087`.
 */
export const word: Proof<number> = {
  arbitrary: fc.nat(),
  atOnce: 1,
  prepare: async () => ({ holds: editedCopy, close: () => undefined }),
}

async function editedCopy(seed: number): Promise<readonly string[]> {
  const roll = dice(seed)
  const { doc: base, claims } = claimedDraft(wordyDraft(roll), 4 + Math.floor(roll() * 30))
  const copy = annotatedCopy(sampleInput({ doc: base, claims }))
  const file = await wordCopy(copy)
  const edits = new Map<string, string>()
  /* A claim may end within a word: its halves stand in two runs, and neither is touched. */
  const whole = new Set(plainText(base).match(/[\p{L}\p{N}]+/gu))
  const edited = editDocx(file, { 'word/document.xml': xml => rewritten(xml, whole, roll, edits) })
  const read = importWord(edited, { returnsTo: copy.articleId })
  if (!read.ok) return [read.error.message]
  const came = withoutClaims(read.value.doc)
  const changes = returnedChanges(base, came, base)
  const words = (text: string) => text.split(/\s+/).filter(Boolean)
  const faults: string[] = []
  const say = (what: string, found: unknown, wanted: unknown) => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
    if (a !== b) faults.push(`${what}: ${a}, not ${b}`)
  }
  say(
    'Named as taken out',
    changes.flatMap(({ before }) => words(before)),
    [...edits.keys()],
  )
  say(
    'Named as put in',
    changes.flatMap(({ after }) => words(after)),
    [...edits.values()],
  )
  const { doc: after } = takeChanges(base, came, changes)
  after.check()
  const asEdited = (text: string) => text.replace(/[\p{L}\p{N}]+/gu, one => edits.get(one) ?? one)
  say('The draft', words(plainText(after)), words(asEdited(plainText(base))))
  const quotes = new Map(claimAnchors(after).map(({ id, quote }) => [id, quote]))
  const inFile = new Map(claimAnchors(read.value.doc).map(({ id, quote }) => [id, quote]))
  const former = new Map(read.value.claims.map(({ id, formerId }) => [formerId, inFile.get(id)]))
  for (const { id, quote } of claimAnchors(base)) {
    say(`Claim ${id}`, quotes.get(id), asEdited(quote))
    say(`Claim ${id} in the file`, words(former.get(id) ?? ''), words(asEdited(quote)))
  }
  return faults
}

const SCRIPTS = ['abcdefghij', 'אבגדהוזחטי', 'ابتثجحخدذر', 'αβγδεζηθικ'] as const

/* No word stands twice, so that it is known which one was edited. */
function wordyDraft(roll: () => number): Node {
  let count = 0
  const several = (most: number) => 1 + Math.floor(roll() * most)
  const words = (most: number) => {
    const script = SCRIPTS[Math.floor(roll() * SCRIPTS.length)] ?? SCRIPTS[0]
    const one = () => [...`${1000 + count++}`].map(digit => script[Number(digit)]).join('')
    return `${Array.from({ length: several(most) }, one).join(' ')}${roll() < 0.5 ? '.' : ''}`
  }
  const block = () => {
    const kind = roll()
    if (kind < 0.1) return h(2, words(5))
    if (kind < 0.2) return ul(...Array.from({ length: several(4) }, () => li(p(words(8)))))
    if (kind < 0.3) return blockquote(p(words(20)))
    if (kind < 0.4) return p(words(10), ' ', link('https://a.example/', words(4)), ' ', words(10))
    return p(words(60))
  }
  return doc(headline(words(8)), standfirst(words(8)), ...Array.from({ length: 3 + several(12) }, block))
}

/* Some words of runs that no change is tracked in become others. */
function rewritten(
  xml: string,
  words: ReadonlySet<string>,
  roll: () => number,
  edits: Map<string, string>,
): string {
  const from = xml.indexOf('w:name="stet_draft"')
  const to = xml.indexOf('<w:bookmarkEnd')
  const edited = (one: string) => {
    if (!words.has(one) || roll() > 0.08) return one
    const other = `new${edits.size}`
    edits.set(one, other)
    return other
  }
  const draft = xml
    .slice(from, to)
    .replace(/<w:(ins|del) .*?<\/w:\1>|<w:t xml:space="preserve">[^<]*<\/w:t>/g, run =>
      run.startsWith('<w:t')
        ? run.replace(/(?<=>)[^<]+/, text => text.replace(/[\p{L}\p{N}]+/gu, edited))
        : run,
    )
  return xml.slice(0, from) + draft + xml.slice(to)
}
