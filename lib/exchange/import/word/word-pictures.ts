import type { DropTally } from '../drop-tally'
import type { ImportedPictures } from '../imported-pictures'
import type { WordPart } from './word-package'
import { descendants, type WordElement } from './word-xml'

/** A picture in a Word file: by its key, with what it says of itself. */
export interface WordPicture {
  readonly key: string
  readonly alt: string
}

/** The pictures of a Word file. What cannot be shown is counted in the tally. */
export class WordPictures {
  constructor(
    private readonly found: ImportedPictures,
    private readonly dropped: DropTally,
  ) {}

  /** Those in a drawing, as Word has them now and had them before 2007. */
  in(drawing: WordElement, part: Pick<WordPart, 'other'>): WordPicture[] {
    const named = descendants(drawing, 'a:blip').map(one => one.attributes.get('r:embed'))
    const older = descendants(drawing, 'v:imagedata').map(one => one.attributes.get('r:id'))
    const ids = [...new Set([...named, ...older])]
    if (ids.length === 0) this.dropped.add('wordPictures')
    const alt = altOf(drawing)
    return ids.flatMap(id => {
      const bytes = id === undefined ? null : part.other(id)
      if (bytes === null) this.dropped.add('wordPictures')
      else if (isMetafile(bytes)) this.dropped.add('metafiles')
      else {
        const key = this.found.add(bytes)
        if (key !== null) return [{ key, alt }]
        this.dropped.add('manyPictures')
      }
      return []
    })
  }
}

function altOf(drawing: WordElement): string {
  const [said] = [
    ...descendants(drawing, 'wp:docPr').map(one => one.attributes.get('descr')),
    ...descendants(drawing, 'v:shape').map(one => one.attributes.get('alt')),
  ].filter(Boolean)
  return said ?? ''
}

/* How EMF, WMF with and without a header for placing, and their packed forms begin. */
function isMetafile(bytes: Uint8Array): boolean {
  const starts = (...signs: readonly number[]) => signs.every((sign, index) => bytes[index] === sign)
  const emf =
    starts(1, 0, 0, 0) && [0x20, 0x45, 0x4d, 0x46].every((sign, index) => bytes[40 + index] === sign)
  return emf || starts(0xd7, 0xcd, 0xc6, 0x9a) || starts(1, 0, 9, 0) || starts(0x1f, 0x8b)
}
