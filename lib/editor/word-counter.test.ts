import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText, wordCount } from '@/lib/domain/manuscript-text'
import { br, doc, headline, li, p, ul } from '@/lib/domain/testing/manuscript'
import { createWordCounter } from './word-counter'

const DRAFT = doc(
  headline('Gate failed'),
  p('Five missiles', br(), 'fell.'),
  ul(li(p('one two')), li(p('新闻'))),
)

describe('the word count', () => {
  it('starts from what the server counted', () => {
    expect(createWordCounter(DRAFT, 8).count(DRAFT)).toBe(8)
  })

  it('agrees after edits with a count of the whole', () => {
    const counter = createWordCounter(DRAFT, wordCount(plainText(DRAFT)))
    let now = DRAFT as Transform['doc']
    const edits: ((tr: Transform) => unknown)[] = [
      tr => tr.insert(2, manuscriptSchema.text('a b c ')),
      tr => tr.delete(16, 40),
      tr =>
        tr.insert(
          tr.doc.content.size,
          manuscriptSchema.nodes.paragraph.create(null, manuscriptSchema.text('the end')),
        ),
      tr => tr.delete(1, 4),
    ]
    for (const edit of edits) {
      const tr = new Transform(now)
      edit(tr)
      now = tr.doc
      expect(counter.count(now)).toBe(wordCount(plainText(now)))
    }
  })
})
