import { type IRunOptions, Tab, TextRun } from 'docx'
import { directedPieces, wordText } from './word-text'

/** How words look, and whether the block they are in reads from right to left. */
export interface RunLook extends Omit<IRunOptions, 'text' | 'children' | 'break'> {
  readonly blockRightToLeft?: boolean | undefined
}

type Part = Pick<IRunOptions, 'text' | 'children' | 'break'>

/**
 * The runs for a text: a new one where the direction or the kind of letters changes; line ends are breaks, tabs are
 * tabs. `make` turns what a run is to hold into the run.
 */
export function runsOf<T>(text: string, look: RunLook, make: (options: IRunOptions) => T): T[] {
  const { blockRightToLeft = false, ...rest } = look
  const runs: T[] = []
  for (const [index, line] of wordText(text)
    .split(/\r\n|[\n\r]/)
    .entries()) {
    if (index > 0) runs.push(make({ ...rest, break: 1 }))
    for (const { text: words, rightToLeft } of directedPieces(line, blockRightToLeft))
      runs.push(
        make({ ...rest, ...partOf(words), ...(rightToLeft ? { rightToLeft } : {}), ...hintOf(words) }),
      )
  }
  return runs
}

/** The same as plain runs. */
export function textRuns(text: string, look: RunLook = {}): TextRun[] {
  return runsOf(text, look, options => new TextRun(options))
}

function partOf(words: string): Part {
  if (!words.includes('\t')) return { text: words }
  return {
    children: words.split('\t').flatMap((part, index) => [...(index === 0 ? [] : [new Tab()]), part]),
  }
}

/* Quotation marks and dashes exist in both Latin and East Asian fonts: among East Asian letters take theirs. */
function hintOf(words: string): Pick<IRunOptions, 'font'> {
  return EAST_ASIAN.test(words) ? { font: { hint: 'eastAsia' } } : {}
}

const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u
