import type { DefaultTreeAdapterTypes } from 'parse5'

type Page = DefaultTreeAdapterTypes.Node

const BLOCKS =
  /^(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|menu|nav|noscript|ol|optgroup|option|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|xmp|noembed|noframes|plaintext|listing|template|center|dir|dialog|hgroup|search)$/

/**
 * The text of a page as the tree that parse5 makes has it, blocks a line each, without scripts, style sheets and
 * the page's title: what an import may not lose.
 */
export function textOfPage(page: Page): string {
  let text = ''
  const waiting: (Page | string)[] = [page]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node
    else if (node.nodeName === '#text' && 'value' in node) text += node.value
    else if ('tagName' in node) {
      if (node.tagName === 'script' || node.tagName === 'style') continue
      if (node.tagName === 'title' && node.namespaceURI.endsWith('xhtml')) continue
      const around = BLOCKS.test(node.tagName) ? '\n' : ''
      const children = 'content' in node ? node.content.childNodes : node.childNodes
      text += around
      waiting.push(around, ...[...children].reverse())
    } else if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse())
  }
  return text
}
