import { describe, expect, it } from 'vitest'
import { annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { csvCopy } from './csv'
import { htmlCopy } from './html'
import { jsonCopy } from './json'
import { markdownCopy } from './markdown'
import { webAnnotationCopy } from './web-annotation'

describe('where the record of the article ended', () => {
  const record = { event: 812, hash: '1f3a22bc0d4e77aa'.repeat(4), count: 142 }
  const copy = annotatedCopy(sampleInput({ record }))

  it('is said in every format, whole and short, with the number of events', () => {
    expect(htmlCopy(copy)).toContain('142 events, ending in 1f3a 22bc 0d4e 77aa')
    expect(htmlCopy(copy)).toContain('sha256 1f3a22bc 0d4e77aa')
    expect(markdownCopy(copy)).toContain(`142 events, ending in 1f3a 22bc 0d4e 77aa, sha256 ${record.hash}`)
    expect(JSON.parse(jsonCopy(copy)).record).toEqual(record)
    expect(JSON.stringify(JSON.parse(webAnnotationCopy(copy)))).toContain(record.hash)
    const [head, first] = csvCopy(copy).split('\r\n')
    expect(head).toMatch(/,Record events,Record ends in,Flags$/)
    expect(first).toContain(`,142,${record.hash}`)
  })

  it('is left out where there is none', () => {
    const without = annotatedCopy(sampleInput())
    expect(htmlCopy(without)).not.toContain('>Record<')
    expect(markdownCopy(without)).not.toContain('ending in')
  })
})
