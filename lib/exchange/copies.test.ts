import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { annotatedCopy } from './annotated-copy'
import { markdownCopy } from './export/markdown'
import { copyFaults } from './testing/copy-faults'
import { sampleInput } from './testing/copy-input'
import { corpus } from './testing/corpus'
import { manuscript, readMarkdown } from './testing/imported'
import { hasSharedData, sharedStrings } from './testing/shared-data'

/* A part of the files; `npm run prove -- copies 100` takes all of them. */
const EVERY = 9

describe.skipIf(!hasSharedData)('a real file', () => {
  it.each(corpus().filter((_, index) => index % EVERY === 4))(
    '$name is read, goes out in every format and comes back with its words and claims',
    async file => expect(await copyFaults(file)).toEqual([]),
  )
})

describe.skipIf(!hasSharedData)('every case of CommonMark', () => {
  /* As programs read it that let HTML through. */
  const loose = new MarkdownIt('commonmark', { html: true })
  const out = ({ doc }: ReturnType<typeof readMarkdown>) =>
    markdownCopy(annotatedCopy(sampleInput({ doc, claims: [] })))
  /* The body behind the cover, which ends in a rule, as a draft of its own. */
  const again = (copy: string) => readMarkdown(copy.slice(copy.indexOf('\n---\n') + 5))
  /*
   * Blocks and their words: Markdown has no way to set a part of a word in bold, nor a bracket beside bold words in
   * italics, and none to begin a line with blanks.
   */
  const said = (draft: ReturnType<typeof readMarkdown>) =>
    manuscript(draft)
      .body.map(line => line.replace(/[*/]/g, '').replace(/\s+/g, ' ').trim())
      .filter(line => !line.endsWith(':'))

  it('says the same once it has gone out and come back, is then the same for good, and no HTML lives', () => {
    for (const text of sharedStrings('standards/commonmark_spec_tests.json', 'markdown')) {
      const read = readMarkdown(text)
      const copy = out(read)
      const back = again(copy)
      expect([text, said(back)]).toEqual([text, said(read)])
      expect([text, again(out(back)).doc.toJSON()]).toEqual([text, back.doc.toJSON()])
      const tokens = loose.parse(copy, {}).flatMap(token => [token, ...(token.children ?? [])])
      expect(tokens.filter(({ type }) => type.startsWith('html'))).toEqual([])
    }
  })
})
