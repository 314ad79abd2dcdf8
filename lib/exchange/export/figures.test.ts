import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PictureFile } from '@/lib/domain/pictures'
import { claim, doc, em, figure, headline, li, p, ul } from '@/lib/domain/testing/manuscript'
import { pictureOf } from '@/lib/domain/testing/picture'
import { annotatedCopy } from '../annotated-copy'
import { exportFile } from '../export-file'
import { importHtml } from '../import/html'
import { importMarkdown } from '../import/markdown'
import { importWord } from '../import/word/word'
import { sampleInput } from '../testing/copy-input'
import { imported, manuscript } from '../testing/imported'
import { placedClaim } from '../testing/placed-claim'

const DRAFT = doc(
  headline('Gate'),
  p('Before'),
  figure('a', 'The gate in ', claim('a', '1931'), ', ', em('seen'), ' from the south'),
  p('Between'),
  ul(li(p('Item'), figure('b'))),
  p('After'),
  figure('c', 'No file'),
)

let pictures: Map<string, PictureFile>
beforeAll(async () => {
  const hashes = new Set<string>()
  DRAFT.descendants(node => {
    if (node.type.name === 'figure') hashes.add(node.attrs.picture)
  })
  const [a = '', b = ''] = hashes
  pictures = new Map([
    [
      a,
      {
        type: 'image/jpeg',
        width: 400,
        height: 300,
        bytes: await pictureOf('jpeg', { width: 400, height: 300 }),
      },
    ],
    [
      b,
      {
        type: 'image/png',
        width: 400,
        height: 300,
        bytes: await pictureOf('png', { width: 400, height: 300 }),
      },
    ],
  ])
})

const file = async (format: 'html' | 'docx' | 'markdown' | 'json' | 'webannotation') => {
  const claims = [placedClaim({ id: 'claim-id-a', quote: '1931', number: 1 })]
  const copy = annotatedCopy(sampleInput({ doc: DRAFT, claims, pictures }))
  return (await exportFile(copy, format)).body
}

/* The figures as they come back, with how many bytes each picture has. */
const BACK = [
  'p: Before',
  'figure: The gate in 1931, /seen/ from the south',
  'p: Between',
  'ul li p: Item',
  'ul li figure: ',
]

describe('figures of a copy', () => {
  it('are in the page itself, and come back from it', async () => {
    const html = String(await file('html'))
    expect(html).toContain('alt="Picture a"')
    expect(html).toMatch(/<figcaption[^>]*>The gate in <mark[^>]*>1931<\/mark>/)
    const read = imported(importHtml(html))
    expect(read.pictures).toEqual([...pictures.values()].map(({ bytes }) => bytes))
    const figures = manuscript(read).body.filter(line => /figure: /.test(line))
    expect(figures).toHaveLength(2)
    expect(figures[0]).toContain('The gate in 1931')
    expect(figures[1]).toBe('ul li figure: ')
  })

  it('are pictures in the line in a Word file, with captions that carry comments, and come back', async () => {
    const bytes = await file('docx')
    if (typeof bytes === 'string') throw new Error('A Word file came as text.')
    const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    expect(document.match(/<wp:inline\b/g)).toHaveLength(2)
    expect(document).toContain('descr="Picture a"')
    expect(document).toMatch(
      /w:pStyle w:val="Caption"[\s\S]*?commentRangeStart[\s\S]*?1931[\s\S]*?commentRangeEnd/,
    )
    const read = imported(importWord(bytes))
    expect(read.pictures).toEqual([...pictures.values()].map(one => new Uint8Array(one.bytes)))
    expect(manuscript(read).body.slice(0, BACK.length)).toEqual(BACK)
    expect(read.claims).toHaveLength(1)
    const alts: string[] = []
    read.doc.descendants(node => {
      if (node.type.name === 'figure') alts.push(node.attrs.alt)
    })
    expect(alts).toEqual(['Picture a', 'Picture b'])
  })

  it('stand at the end of Markdown, and come back', async () => {
    const markdown = String(await file('markdown'))
    expect(markdown).toMatch(
      /!\[Picture a\]\[picture-\w+\]\\\nThe gate in 1931\[\^1\], \*seen\* from the south\n/,
    )
    const read = imported(importMarkdown(markdown))
    expect(read.pictures).toEqual([...pictures.values()].map(one => new Uint8Array(one.bytes)))
    const figures = manuscript(read).body.filter(line => /figure: /.test(line))
    expect(figures[0]).toMatch(/^figure: The gate in 1931/)
    expect(figures).toHaveLength(2)
  })

  it('are named in JSON, and shift no place in the text', async () => {
    const { article, claims } = JSON.parse(String(await file('json')))
    expect(article.figures).toMatchObject([
      { alt: 'Picture a', width: 400, height: 300, caption: 'The gate in 1931, seen from the south' },
      { alt: 'Picture b', caption: '' },
      { alt: 'Picture c', caption: 'No file' },
    ])
    const points = [...article.text]
    expect(points.slice(claims[0].start, claims[0].end).join('')).toBe('1931')
    expect(String(await file('webannotation'))).toMatch(/"exact": ?"1931"/)
  })
})
