import { PLAIN, type Style } from './draft-builder'

/* How far up an end tag looks for its beginning. */
const REACH = 64

interface Opening {
  readonly name: string
  readonly change: Partial<Style>
  /** The style inside it. */
  readonly style: Style
}

/** The inline elements open at a place in an HTML stream, and the style they add up to; tags may cross. */
export class InlineStyles {
  private readonly openings: Opening[] = []

  get current(): Style {
    return this.openings.at(-1)?.style ?? PLAIN
  }

  open(name: string, change: Partial<Style>): void {
    this.openings.push({ name, change, style: { ...this.current, ...change } })
  }

  /** Ends the innermost element of that name and leaves those inside it open. */
  close(name: string): void {
    for (let at = this.openings.length - 1; at >= Math.max(0, this.openings.length - REACH); at--) {
      if (this.openings[at]?.name !== name) continue
      const inside = this.openings.splice(at).slice(1)
      for (const opening of inside) this.open(opening.name, opening.change)
      return
    }
  }
}
