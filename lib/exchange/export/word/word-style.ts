import { BorderStyle, type IStylesOptions, LineRuleType } from 'docx'
import { languagesOf } from '../reading-direction'

/** The names of the paragraph styles. Those that begin with `Stet` are the copy's own words, not the draft's. */
export const STYLE = {
  headline: 'Title',
  standfirst: 'Subtitle',
  paragraph: 'Normal',
  quotation: 'Quote',
  rule: 'Rule',
  picture: 'Picture',
  caption: 'Caption',
  comment: 'CommentText',
  footnote: 'FootnoteText',
  heading: (level: number) => `Heading${level}`,
  cover: 'StetCover',
  coverTitle: 'StetCoverTitle',
  coverKind: 'StetCoverKind',
  part: 'StetPart',
  claim: 'StetClaim',
  small: 'StetSmall',
  footer: 'StetFooter',
} as const

/* Where the words of the cover begin, behind their terms: twentieths of a point. */
const COVER_TAB = 1600
const SERIF = 'Georgia'
const SANS = 'Calibri'
const EAST_ASIAN = { 'ja-JP': 'Yu Mincho', 'zh-CN': 'SimSun', 'ko-KR': 'Batang' } as const
const INK_2 = '46504D'
const LINE = 'D3D9D5'

/** The styles of a copy, with fonts and languages for the scripts its text is in. */
export function wordStyles(text: string): IStylesOptions {
  const { eastAsia, bidirectional } = languagesOf(text)
  const fonts = (face: string) => ({
    ascii: face,
    hAnsi: face,
    cs: 'Times New Roman',
    eastAsia: EAST_ASIAN[eastAsia ?? 'zh-CN'],
  })
  const own = { basedOn: 'Normal', quickFormat: false }
  const sans = { font: { ...fonts(SANS), cs: 'Arial' } }
  return {
    default: {
      document: {
        run: {
          font: fonts(SERIF),
          size: 22,
          language: {
            value: 'en-GB',
            ...(eastAsia === null ? {} : { eastAsia }),
            ...(bidirectional === null ? {} : { bidirectional }),
          },
        },
        paragraph: { spacing: { after: 160, line: 300 } },
      },
      title: {
        run: { size: 40, bold: true },
        paragraph: { spacing: { before: 0, after: 120 }, outlineLevel: 0 },
      },
      heading1: { run: { size: 30, bold: true }, paragraph: { spacing: { before: 320, after: 100 } } },
      heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 280, after: 80 } } },
      heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      heading4: {
        run: { size: 22, bold: true, italics: true },
        paragraph: { spacing: { before: 200, after: 60 } },
      },
      hyperlink: { run: { color: '2246C8' } },
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 25, color: INK_2 },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 8, space: 10, color: LINE } } },
      },
      {
        id: 'Rule',
        name: 'Rule',
        basedOn: 'Normal',
        paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: LINE } } },
      },
      {
        id: 'Picture',
        name: 'Picture',
        basedOn: 'Normal',
        // As high as the picture is, said outright: some programs take the height of a line for exact otherwise.
        paragraph: {
          keepNext: true,
          spacing: { before: 200, after: 80, line: 240, lineRule: LineRuleType.AUTO },
        },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 19, color: INK_2 },
        paragraph: { spacing: { after: 240, line: 264 } },
      },
      {
        id: 'CommentText',
        name: 'annotation text',
        basedOn: 'Normal',
        run: { size: 20, ...sans },
        paragraph: { spacing: { after: 0, line: 240 } },
      },
      {
        ...own,
        id: 'StetCoverKind',
        name: 'Stet cover, kind',
        run: { ...sans, size: 20, color: INK_2 },
        paragraph: { spacing: { after: 400 } },
      },
      {
        ...own,
        id: 'StetCoverTitle',
        name: 'Stet cover, title',
        run: { size: 44, bold: true },
        paragraph: { spacing: { after: 120, line: 280 } },
      },
      {
        ...own,
        id: 'StetCover',
        name: 'Stet cover',
        run: { ...sans, size: 20 },
        paragraph: {
          indent: { start: COVER_TAB, hanging: COVER_TAB },
          leftTabStop: COVER_TAB,
          border: { top: { style: BorderStyle.SINGLE, size: 4, space: 3, color: LINE } },
          spacing: { after: 60, line: 260 },
        },
      },
      {
        ...own,
        id: 'StetPart',
        name: 'Stet part',
        run: { ...sans, size: 26, bold: true },
        paragraph: { spacing: { before: 360, after: 100 }, keepNext: true, outlineLevel: 0 },
      },
      {
        ...own,
        id: 'StetClaim',
        name: 'Stet claim',
        run: { ...sans, size: 21, bold: true },
        paragraph: { spacing: { before: 200, after: 40 }, keepNext: true, outlineLevel: 1 },
      },
      {
        ...own,
        id: 'StetSmall',
        name: 'Stet note',
        run: { ...sans, size: 19 },
        paragraph: { spacing: { after: 60, line: 252 } },
      },
      {
        ...own,
        id: 'StetFooter',
        name: 'Stet footer',
        run: { ...sans, size: 17, color: INK_2 },
        paragraph: { spacing: { after: 0 } },
      },
    ],
  }
}
