import fc from 'fast-check'
import {
  blockquote,
  br,
  type Child,
  claim,
  doc,
  em,
  figure,
  h,
  headline,
  hr,
  li,
  ol,
  p,
  standfirst,
  strong,
  ul,
} from './manuscript'

const letters = fc.constantFrom(
  ...['five', 'Port ', ' fell. ', '4.5%', ' ', 'é', 'e\u0301', '😀', '👩‍👩‍👧', '𝒳', '五枚', 'ミサイル', '。'],
  ...['خمسة ', 'صواريخ', 'חמישה ', '\u200F', 'मिसाइलें ', 'ขีปนาวุธ', '\u00A0', '\u200B'],
)
const text = fc.array(letters, { minLength: 1, maxLength: 4 }).map(parts => parts.join(''))
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')

const inline: fc.Arbitrary<Child> = fc.letrec<{ any: Child; claimed: Child; plain: Child }>(tie => ({
  any: fc.oneof({ maxDepth: 3 }, tie('plain'), tie('claimed')),
  claimed: fc
    .tuple(name, fc.array(tie('any'), { minLength: 1, maxLength: 3 }))
    .map(([id, children]) => claim(id, ...children)),
  plain: fc.oneof(
    text,
    text.map(words => em(words)),
    text.map(words => strong(words)),
    fc.constant(null).map(() => br()),
  ),
})).any

const words = fc.array(inline, { maxLength: 4 })
/* A headline and a standfirst hold text alone, and not every mark. */
const heading = fc.array(
  fc.oneof(
    text,
    fc.tuple(name, text).map(([id, one]) => claim(id, one)),
  ),
  { maxLength: 3 },
)

const block = fc.oneof(
  { weight: 4, arbitrary: words.map(children => p(...children)) },
  words.map(children => h(2, ...children)),
  fc.constant(null).map(() => hr()),
  fc.array(words, { minLength: 1, maxLength: 3 }).map(items => ul(...items.map(one => li(p(...one))))),
  fc.tuple(words, words).map(([one, two]) => ol(li(p(...one), blockquote(p(...two))))),
  words.map(children => blockquote(p(...children), h(3, 'After'))),
  fc.tuple(fc.constantFrom('p', 'q', 'r'), words).map(([name, children]) => figure(name, ...children)),
  words.map(children => ul(li(p('Seen'), figure('p', ...children)))),
)

/**
 * Any draft: every kind of block, many scripts, formatting, and the claims `a` to `e`, overlapping, nested, over
 * several blocks and split, as it comes.
 */
export const anyDraft = fc
  .tuple(heading, heading, fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([head, stand, blocks]) => doc(headline(...head), standfirst(...stand), ...blocks))
