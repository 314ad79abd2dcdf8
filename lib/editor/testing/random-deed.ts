import fc from 'fast-check'
import { joinBackward, lift, splitBlock, toggleMark, wrapIn } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { Slice } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { claimId } from '@/lib/domain/testing/manuscript'
import { toggleHere } from '../coverage-commands'

/* Weights by repetition: an editor types more than anything else. */
const HOW = [
  ...Array<'type'>(10).fill('type'),
  ...Array<'delete'>(2).fill('delete'),
  ...Array<'mark'>(3).fill('mark'),
  ...Array<'undo'>(2).fill('undo'),
  ...(['unmark', 'split', 'split', 'join', 'list', 'lift', 'sink', 'next item', 'quote', 'em'] as const),
  ...(['cut', 'cut', 'paste', 'paste', 'redo', 'pass', 'pass'] as const),
] as const

/* Where in the draft, as a share of its length, so that a shrunk history still means something. */
const place = fc.nat({ max: 1000 }).map(share => share / 1000)

/** Something that somebody does to the draft before them, at a place or over a stretch of it. */
export interface Deed {
  readonly how: (typeof HOW)[number]
  readonly at: number
  readonly to: number
}

export const randomDeed: fc.Arbitrary<Deed> = fc.record({
  how: fc.constantFrom(...HOW),
  at: place,
  to: place,
})

/** Whoever does deeds: their draft, what they have cut out, letters that nobody else types and claims that nobody else marks. */
export interface Doer {
  state(): EditorState
  dispatch(tr: Transaction): void
  clipboard: Slice | null
  nextLetter(): string
  nextClaim(): string
}

const { bullet_list, list_item, blockquote } = manuscriptSchema.nodes
/* The longest stretch that is cut or deleted at once, so that something is left to quarrel about. */
const LONGEST_CUT = 12

/** Does it where it can be done; elsewhere nothing happens, as with a key that does nothing. */
export function doDeed(doer: Doer, { how, at, to }: Deed): void {
  const { doc } = doer.state()
  const size = doc.content.size
  const from = Math.round(Math.min(at, to) * size)
  const end = Math.round(Math.max(at, to) * size)
  const $pos = doc.resolve(Math.round(at * size))
  const tr = doer.state().tr
  switch (how) {
    case 'type':
      if ($pos.parent.isTextblock) doer.dispatch(tr.insertText(doer.nextLetter(), $pos.pos))
      return
    case 'delete':
      offer(doer, () => tr.delete(from, Math.min(end, from + LONGEST_CUT)))
      return
    case 'mark':
      doer.dispatch(tr.addMark(from, end, claim(doer.nextClaim())))
      return
    case 'unmark': {
      const mark = $pos.marks().find(({ type }) => type.name === 'claim')
      if (mark) doer.dispatch(tr.removeMark(0, size, mark))
      return
    }
    case 'cut': {
      const until = Math.min(end, from + LONGEST_CUT)
      doer.clipboard = doc.slice(from, until)
      offer(doer, () => tr.deleteRange(from, until))
      return
    }
    case 'paste': {
      const { clipboard } = doer
      doer.clipboard = null
      if (clipboard) offer(doer, () => tr.replaceRange(from, from, clipboard))
      return
    }
    default:
      select(doer, from, end)
      COMMANDS[how](doer.state(), done => offer(doer, () => done))
  }
}

const COMMANDS: Readonly<
  Record<Exclude<Deed['how'], 'type' | 'delete' | 'mark' | 'unmark' | 'cut' | 'paste'>, Command>
> = {
  undo,
  redo,
  pass: toggleHere,
  split: splitBlock,
  join: joinBackward,
  list: wrapInList(bullet_list),
  lift: (state, dispatch) => liftListItem(list_item)(state, dispatch) || lift(state, dispatch),
  sink: sinkListItem(list_item),
  'next item': splitListItem(list_item),
  quote: wrapIn(blockquote),
  em: toggleMark(manuscriptSchema.marks.em),
}

const claim = (name: string) => manuscriptSchema.mark('claim', { id: claimId(name) })

function select(doer: Doer, from: number, end: number): void {
  const tr = doer.state().tr
  // Half of all commands are given with a caret.
  const head = (from + end) % 2 === 0 ? from : Math.min(end, from + LONGEST_CUT)
  doer.dispatch(tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(head))))
}

/* Places between blocks can ask for what the schema forbids; an editor would not offer that. */
function offer(doer: Doer, make: () => Transaction): void {
  let tr: Transaction
  try {
    tr = make()
    tr.doc.check()
  } catch {
    return
  }
  doer.dispatch(tr)
}
