import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '@/lib/contracts/import-preview'
import { foundWords } from './found-words'

const NOTHING: ImportPreview = {
  fileName: 'port.docx',
  headline: '',
  words: 1,
  paragraphs: 1,
  pictures: 0,
  claimCount: 0,
  claims: [],
  copy: null,
  found: { comments: 0, replies: 0, resolved: 0, footnotes: 0, endnotes: 0, changes: [], copyOf: null },
  dropped: [],
}

describe('foundWords', () => {
  it('names only what is there', () => {
    expect(foundWords(NOTHING)).toEqual(['1 word in 1 paragraph'])
    expect(foundWords({ ...NOTHING, words: 1200, found: null })).toEqual(['1,200 words in 1 paragraph'])
    expect(foundWords({ ...NOTHING, pictures: 2, found: null })).toEqual([
      '1 word in 1 paragraph, with 2 pictures',
    ])
  })

  it('names comments, notes, changes and copies', () => {
    const found = {
      comments: 2,
      replies: 1,
      resolved: 1,
      footnotes: 1,
      endnotes: 3,
      changes: [
        { author: 'Ann', insertions: 2, deletions: 0 },
        { author: '', insertions: 1, deletions: 4 },
      ],
      copyOf: { articleId: 'a', version: 7 },
    }
    expect(foundWords({ ...NOTHING, found }).slice(1)).toEqual([
      '2 comments with 1 reply, 1 of them resolved',
      '1 footnote and 3 endnotes',
      'Tracked changes by Ann: 2 put in',
      'Tracked changes by somebody: 1 put in, 4 struck out',
      'A copy that Stet made, of version 7. Claims keep their ids where these are free',
    ])
  })

  it('says what a copy with our seal brings along, and nothing of one without', () => {
    const copy = { sealed: true, findings: 3, citations: 1, comments: 0, stale: 1 }
    expect(foundWords({ ...NOTHING, copy }).slice(1)).toEqual([
      'It bears the seal of this newsroom: 3 findings, 1 citation come in with it, by whom and when they were made. The findings wait for review again. 1 finding is on words that were changed since.',
    ])
    expect(foundWords({ ...NOTHING, copy: { ...copy, sealed: false } })).toHaveLength(1)
  })
})
