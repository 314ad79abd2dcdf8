import { ExternalHyperlink, PageBreak, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx'
import { linkUrl } from '@/lib/domain/link-url'
import type { AnnotatedCopy } from '../../annotated-copy'
import { claimLines } from '../../claim-lines'
import { originWords, PROFILE_LABEL, sourceWords, titleOf, usesWords } from '../../copy-words'
import { coverRows } from '../../cover-rows'
import { noteOf } from '../../note'
import { readsRightToLeft } from '../reading-direction'
import { noteRuns } from './word-note'
import { textRuns } from './word-runs'
import { STYLE } from './word-style'

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
      ...claimLines(copy, claim, withComments || claim.orphaned).map(line => paragraph(STYLE.small, line)),
    ]),
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
