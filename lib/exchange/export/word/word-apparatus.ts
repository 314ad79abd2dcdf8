import { ExternalHyperlink, PageBreak, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx'
import { STANCE_LABEL } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import type { AnnotatedCopy } from '../../annotated-copy'
import type { CopyClaim, Deed } from '../../copy-claim'
import { originWords, PROFILE_LABEL, sourceWords, titleOf, usesWords } from '../../copy-words'
import { coverRows } from '../../cover-rows'
import { momentWords } from '../../moment-words'
import { noteOf } from '../../note'
import { noteRuns } from './word-note'
import { textRuns } from './word-runs'
import { STYLE } from './word-style'
import { readsRightToLeft } from './word-text'

/** The first page: what this is, whether the article is cleared, what holds it back, who worked on it. */
export function coverPage(copy: AnnotatedCopy): Paragraph[] {
  return [
    new Paragraph({ style: STYLE.coverKind, children: textRuns(`Stet · ${PROFILE_LABEL[copy.profile]}`) }),
    paragraph(STYLE.coverTitle, titleOf(copy)),
    paragraph(STYLE.coverKind, originWords(copy)),
    ...coverRows(copy).map(
      ({ term, stress, words }) =>
        new Paragraph({
          style: STYLE.cover,
          children: [
            new TextRun({ children: [term, new Tab()] }),
            ...(stress === undefined ? [] : textRuns(`${stress} `, { bold: true })),
            ...textRuns(words),
          ],
        }),
    ),
    new Paragraph({ style: STYLE.small, children: [new PageBreak()] }),
  ]
}

/** What follows the draft: claims whose text has gone, sources, and the claims in full where they are asked for. */
export function apparatus(copy: AnnotatedCopy, withComments: boolean): Paragraph[] {
  return [...orphans(copy), ...sources(copy), ...inFull(copy, withComments)]
}

function orphans(copy: AnnotatedCopy): Paragraph[] {
  if (copy.orphans.length === 0) return []
  return [
    paragraph(STYLE.part, 'Claims whose text has gone'),
    ...copy.orphans.map(
      claim =>
        new Paragraph({
          style: STYLE.small,
          children: [
            ...textRuns(`${claim.number} `, { bold: true }),
            ...textRuns(claim.quote, { strike: true }),
            ...textRuns(' '),
            ...noteRuns(noteOf(claim), copy),
          ],
        }),
    ),
  ]
}

function sources(copy: AnnotatedCopy): Paragraph[] {
  if (copy.sources.length === 0) return []
  return [
    paragraph(STYLE.part, 'Sources'),
    ...copy.sources.map(source => {
      const link = source.url === null ? null : linkUrl(source.url)
      const address: ParagraphChild[] =
        link === null
          ? []
          : [
              new ExternalHyperlink({ link, children: textRuns(link, { style: 'Hyperlink' }) }),
              ...textRuns(' '),
            ]
      const note = source.note === '' ? [] : textRuns(` ${source.note}`)
      return new Paragraph({
        style: STYLE.small,
        children: [
          ...textRuns(`[${source.number}] `, { bold: true }),
          ...textRuns(`${source.title}. `),
          ...address,
          ...textRuns(sourceWords(source)),
          ...note,
          ...textRuns(` ${usesWords(source)}`),
        ],
      })
    }),
  ]
}

function inFull(copy: AnnotatedCopy, withComments: boolean): Paragraph[] {
  const all = [...copy.claims, ...copy.orphans]
  if (!copy.inFull || all.length === 0) return []
  return [
    paragraph(STYLE.part, 'Claims in full'),
    ...all.flatMap(claim => [
      paragraph(STYLE.claim, `${claim.number} ${claim.quote}`),
      ...linesOf(copy, claim, withComments || claim.orphaned).map(line => paragraph(STYLE.small, line)),
    ]),
  ]
}

function linesOf(copy: AnnotatedCopy, claim: CopyClaim, withComments: boolean): string[] {
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

function paragraph(style: string, text: string): Paragraph {
  const blockRightToLeft = readsRightToLeft(text)
  return new Paragraph({
    style,
    ...(blockRightToLeft ? { bidirectional: true } : {}),
    children: textRuns(text, { blockRightToLeft }),
  })
}
