/** What an import leaves out or changes, in one and in several. */
const WORDS = {
  code: ['1 script or style sheet', 'scripts or style sheets'],
  pictures: [
    '1 picture; its description stays, in brackets',
    'pictures; their descriptions stay, in brackets',
  ],
  wordlessPictures: ['1 picture without a description', 'pictures without a description'],
  links: [
    '1 link whose address Stet does not follow; its words stay',
    'links whose addresses Stet does not follow; their words stay',
  ],
  linkTitles: ['1 title of a link', 'titles of links'],
  tables: ['1 table; each of its rows is a paragraph', 'tables; each of their rows is a paragraph'],
  struck: [
    '1 stretch that was struck through; its words stand again',
    'stretches that were struck through; their words stand again',
  ],
  shifted: ['1 raised or lowered figure, now on the line', 'raised or lowered figures, now on the line'],
  languages: ['1 name of a programming language', 'names of programming languages'],
  manyPictures: [
    '1 picture too many: 100 of together 24 MB can be taken in at once',
    'pictures too many: 100 of together 24 MB can be taken in at once',
  ],
  wordPictures: ['1 picture', 'pictures'],
  metafiles: [
    '1 drawing in a format of Windows (EMF, WMF), which Stet cannot show',
    'drawings in formats of Windows (EMF, WMF), which Stet cannot show',
  ],
  boxes: [
    '1 text box; its words stand after the paragraph it was fixed to',
    'text boxes; their words stand after the paragraphs they were fixed to',
  ],
  hidden: ['1 stretch of hidden text', 'stretches of hidden text'],
  contents: ['1 line of a table of contents', 'lines of a table of contents'],
  edges: ['1 header or footer of the pages', 'headers and footers of the pages'],
  formulas: ['1 formula, now in a line of plain signs', 'formulas, now in lines of plain signs'],
  symbols: ['1 sign of a picture font', 'signs of a picture font'],
  chunks: ['1 part in another format than Word’s', 'parts in another format than Word’s'],
  formatting: [
    '1 tracked change of formatting; the new formatting stands',
    'tracked changes of formatting; the new formatting stands',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type Dropped = keyof typeof WORDS

/** Counts what is dropped while a draft is read. */
export class DropTally {
  private readonly counts = new Map<Dropped, number>()

  add(what: Dropped): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  /** One entry for each kind of thing, in words, in the order in which they first came. */
  inWords(): string[] {
    return [...this.counts].map(([what, count]) =>
      count === 1 ? WORDS[what][0] : `${count} ${WORDS[what][1]}`,
    )
  }
}
