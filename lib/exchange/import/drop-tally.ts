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
