import { STANCE_LABEL } from '@/lib/domain/citation'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import type { AnnotatedCopy } from './annotated-copy'
import type { CopyClaim, Deed } from './copy-claim'
import { momentWords } from './moment-words'

/** All that was said and done about a claim, a line each, for formats that set it as plain lines. */
export function claimLines(copy: AnnotatedCopy, claim: CopyClaim, withComments: boolean): string[] {
  const when = (deed: Deed) => (deed.at === null ? '' : `, ${momentWords(deed.at, copy.timeZone)}`)
  const citations = claim.citations.map(({ source, stance, primary, locator, excerpt }) => {
    const of = copy.sources[source - 1]
    const details = [
      ...(of === undefined ? [] : [SOURCE_KIND_LABEL[of.kind]]),
      STANCE_LABEL[stance],
      primary ? 'primary' : 'secondary',
      ...(locator === '' ? [] : [locator]),
    ]
    return `[${source}] ${of?.title ?? ''}. ${details.join(', ')}.${excerpt === '' ? '' : ` “${excerpt}”`}`
  })
  const comments = claim.comments.flatMap(root =>
    [root, ...root.replies].map(
      (one, index) => `${one.by}${when(one)}${index === 0 ? '' : ', in reply'}: ${one.text}`,
    ),
  )
  return [
    ...(claim.finding === null ? [] : [`Found by ${claim.finding.by}${when(claim.finding)}.`]),
    ...citations,
    ...(withComments ? comments : []),
    ...claim.history.map(event => `${event.by}${when(event)}: ${event.words}`),
  ]
}
