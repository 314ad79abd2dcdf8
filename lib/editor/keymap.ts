import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
  toggleMark,
} from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Command } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { chooseNone, claimAtCaret } from './claim-plugin'
import { backOntoFigure, leaveCaption, pastFigure, stopAtCaptionEnd } from './figure-commands'
import type { Rights } from './rights'
import {
  backOverSection,
  deleteAcrossSections,
  forwardOverSection,
  leaveHeadline,
  sectionOf,
  splitStandfirst,
} from './section-commands'

const { list_item, hard_break } = manuscriptSchema.nodes
const { strong, em } = manuscriptSchema.marks

/** What keys ask of the editor beyond changing its state. */
export interface KeyActions {
  /** Marks the selection as a new claim. */
  readonly mark: Command
  /** Says of the selection or sentence that there is nothing to check. ProseMirror keeps Enter from the page. */
  readonly passOver: Command
  readonly openCard: (id: string) => void
  readonly step: (direction: 1 | -1) => Command
}

/** The keys of the text, from the table in the design; only chords and function keys act. */
export function textKeys({ mayWrite, mayMark }: Rights, actions: KeyActions): Record<string, Command> {
  const openAtCaret: Command = (state, dispatch) => {
    const id = claimAtCaret(state)
    if (id === null) return false
    if (dispatch) actions.openCard(id)
    return true
  }
  const keys: Record<string, Command> = {
    'Mod-Enter': mayMark ? chainCommands(actions.mark, openAtCaret) : openAtCaret,
    ...(mayMark ? { 'Shift-Mod-Enter': actions.passOver } : {}),
    F8: actions.step(1),
    'Shift-F8': actions.step(-1),
    Escape: chooseNone,
  }
  if (mayMark || mayWrite) {
    Object.assign(keys, { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo })
  }
  if (!mayWrite) return keys
  return {
    ...baseKeymap,
    ...likeInBase('Backspace', undoInputRule, deleteAcrossSections, backOverSection, backOntoFigure),
    ...likeInBase('Delete', deleteAcrossSections, forwardOverSection, stopAtCaptionEnd),
    ...keys,
    ArrowUp: pastFigure('up'),
    ArrowDown: pastFigure('down'),
    ArrowLeft: pastFigure('left'),
    ArrowRight: pastFigure('right'),
    'Mod-b': toggleMark(strong),
    'Mod-i': toggleMark(em),
    Enter: chainCommands(
      leaveHeadline,
      splitStandfirst,
      leaveCaption,
      splitListItem(list_item),
      newlineInCode,
      createParagraphNear,
      liftEmptyBlock,
      splitBlock,
    ),
    'Shift-Enter': breakLine,
    Tab: sinkListItem(list_item),
    'Shift-Tab': liftListItem(list_item),
  }
}

/** A line break inside a block of the body; in headline and standfirst, which are one line, it does nothing. */
const breakLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (sectionOf($from) !== 'body' || sectionOf($to) !== 'body') return true
  if (dispatch) dispatch(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView())
  return true
}

/* These commands first, under this key and all others that mean the same, such as Ctrl+Backspace and ⌃H. */
function likeInBase(key: string, ...first: Command[]): Record<string, Command> {
  const base = baseKeymap[key]
  if (!base) return {}
  const command = chainCommands(...first, base)
  const same = Object.keys(baseKeymap).filter(name => baseKeymap[name] === base)
  return Object.fromEntries(same.map(name => [name, command]))
}
