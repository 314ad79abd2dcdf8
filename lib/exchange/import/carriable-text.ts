/* Page feed and vertical tab separate words as a line break does; the other line ends are ways to write one. */
const LINE_ENDS = /\r\n|[\r\f\v\u0085\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * The text with what JSON, HTML and UTF-8 can carry: line ends made `\n`, other C0 controls but the tab dropped, a
 * lone surrogate replaced by U+FFFD, a byte order mark at the start taken off. Marks of direction and joiners stay.
 */
export function carriableText(text: string): string {
  return withoutControls(text.replace(/^\uFEFF/, '')).replace(LONE_SURROGATE, '\uFFFD')
}

/** The same for the controls alone: what a character reference in HTML or Markdown may still bring in. */
export function withoutControls(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(CONTROLS, '')
}
