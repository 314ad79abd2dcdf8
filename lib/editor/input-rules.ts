import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules'
import { type Plugin, TextSelection } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const { blockquote, bullet_list, figure, heading, horizontal_rule, ordered_list, paragraph } =
  manuscriptSchema.nodes

/**
 * Blocks by typing: `- ` and `* ` lists, `1. ` numbered ones, `> ` quotations, `## ` headings, `---` a rule.
 * Backspace takes one back. Quotes and dashes stay as typed: in a quotation each sign is evidence.
 */
export function blockRules(): Plugin {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*]\s$/, bullet_list),
      wrappingInputRule(
        /^(\d{1,5})\.\s$/,
        ordered_list,
        match => ({ order: Number(match[1]) }),
        (match, node) => node.childCount + Number(node.attrs.order) === Number(match[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, blockquote),
      new InputRule(/^(#{2,4})\s$/, (state, match, start, end) => {
        const $start = state.doc.resolve(start)
        const index = $start.index(-1)
        // A caption is the text of its picture, which a heading does not have.
        if ($start.parent.type === figure || !$start.node(-1).canReplaceWith(index, index + 1, heading))
          return null
        return state.tr
          .delete(start, end)
          .setBlockType(start, start, heading, { level: match[1]?.length ?? 2 })
      }),
      new InputRule(/^---$/, (state, _match, start, end) => {
        const $start = state.doc.resolve(start)
        const { parent } = $start
        // Two dashes stand; the third is being typed. A rule in the midst of a paragraph's text would cut it.
        if (parent.type !== paragraph || parent.content.size !== end - start) return null
        const parentOfIt = $start.node(-1)
        const index = $start.index(-1)
        if (!parentOfIt.canReplaceWith(index, index + 1, horizontal_rule)) return null
        const from = $start.before()
        const tr = state.tr.replaceWith(from, $start.after(), [horizontal_rule.create(), paragraph.create()])
        return tr.setSelection(TextSelection.create(tr.doc, from + 2))
      }),
    ],
  })
}
