import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx'

/* Word has nine levels of a list, and shows deeper ones as the last. */
const LEVELS = 9
/* How far a level is set in: twentieths of a point. */
const STEP = 360

/** The place of a paragraph in a list. */
export interface ListItem {
  readonly reference: string
  readonly instance: number
  readonly level: number
}

/** The lists of a copy: a definition for bullets and for each number a list begins with, an instance for each list. */
export class ListNumbering {
  private readonly starts = new Set<number | null>()
  private instances = 0

  /** A new list; null begins with a bullet. */
  list(start: number | null): Omit<ListItem, 'level'> {
    this.starts.add(start)
    return { reference: referenceOf(start), instance: this.instances++ }
  }

  /** The numbering of an item of a list, so many lists deep, from 0. */
  item(list: Omit<ListItem, 'level'>, depth: number): ListItem {
    return { ...list, level: Math.min(depth, LEVELS - 1) }
  }

  /** The definitions of all lists that were made. */
  options(): INumberingOptions {
    return {
      config: [...this.starts].map(start => ({
        reference: referenceOf(start),
        levels: Array.from({ length: LEVELS }, (_, level) => ({
          level,
          format: start === null ? LevelFormat.BULLET : LevelFormat.DECIMAL,
          text: start === null ? '\u2022' : `%${level + 1}.`,
          ...(start === null ? {} : { start }),
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { start: STEP * (level + 1), hanging: STEP } } },
        })),
      })),
    }
  }
}

function referenceOf(start: number | null): string {
  return start === null ? 'bullets' : `numbers-from-${start}`
}
