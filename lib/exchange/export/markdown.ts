import { STANCE_LABEL } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { STATUS_LABEL } from '@/lib/domain/status'
import type { AnnotatedCopy } from '../annotated-copy'
import { type CopyBlock, figuresIn } from '../copy-blocks'
import type { CopyClaim, Deed } from '../copy-claim'
import {
  holdingWords,
  originWords,
  overrideWords,
  peopleWords,
  recordWords,
  sourceWords,
  statusWords,
  titleOf,
  usesWords,
} from '../copy-words'
import { momentWords } from '../moment-words'
import { noteOf } from '../note'
import { escapeLineStart, escapeMarkdown, linkTarget } from './markdown-escape'
import { inlineMarkdown, noteMarkdown } from './markdown-inline'
import { addressOf } from './picture-address'

/**
 * The copy as Markdown (CommonMark with footnotes): what it is, the draft with a footnote at the end of each claim,
 * claims whose text has gone, sources, notes. Whatever stood in the draft as text stands there as text.
 */
export function markdownCopy(copy: AnnotatedCopy): string {
  const [headline, ...body] = copy.blocks
  const title =
    headline?.kind === 'headline' && headline.runs.length > 0 ? inlineMarkdown(headline.runs) : titleOf(copy)
  const blocks = [
    `# ${title.replace(/\\\n/g, ' ')}`,
    ...coverMarkdown(copy),
    '---',
    ...blocksMarkdown(body),
    ...orphansMarkdown(copy),
    ...sourcesMarkdown(copy),
    ...inFull(copy),
    ...(copy.claims.length === 0 ? [] : ['## Notes']),
    ...copy.claims.map(claim => footnote(copy, claim)),
    ...picturesMarkdown(copy.blocks),
  ]
  return `${blocks.join('\n\n')}\n`
}

function coverMarkdown(copy: AnnotatedCopy): string[] {
  const status = statusWords(copy)
  const open = copy.holding.map(group => `${holdingWords(group)} (${group.numbers.join(', ')})`).join(', ')
  const counts = copy.counts.filter(({ count }) => count > 0)
  const hidden = copy.sources.filter(source => source.hidden).length
  const named = copy.includesConfidential && copy.sources.some(source => source.confidential)
  const rows: [string, string][] = [
    ['Status', `**${status.label}** ${escapeMarkdown(status.rest)}`],
    ...overrideWords(copy.clearing).map((words): [string, string] => ['Override', said(words)]),
    ...(open === '' ? [] : [['Open', escapeMarkdown(open)] satisfies [string, string]]),
    [
      'Claims',
      counts.map(({ status, count }) => `${count} ${STATUS_LABEL[status].toLowerCase()}`).join(', ') ||
        'none',
    ],
    ['People', said(peopleWords(copy))],
    ...(copy.desk === '' ? [] : [['Desk', said(copy.desk)] satisfies [string, string]]),
    ...(copy.deadline === null
      ? []
      : [['Deadline', momentWords(copy.deadline, copy.timeZone)] satisfies [string, string]]),
    ...(hidden === 0
      ? []
      : [['Sources', `${hidden} confidential, not named in this copy`] satisfies [string, string]]),
    ...(named ? [['Sources', '**This copy names confidential sources.**'] satisfies [string, string]] : []),
    ['Text hash', `sha256 ${copy.textHash}`],
    ...recordWords(copy.record).map((words): [string, string] => [
      'Record',
      `${words}, sha256 ${copy.record?.hash}`,
    ]),
  ]
  return [said(originWords(copy)), rows.map(([term, words]) => `- ${term}: ${words}`).join('\n')]
}

function blockMarkdown(block: CopyBlock): string[] {
  switch (block.kind) {
    case 'rule':
      return ['***']
    case 'figure':
      return [figureMarkdown(block)]
    case 'heading':
      return block.runs.length === 0
        ? []
        : [`${'#'.repeat(block.level)} ${inlineMarkdown(block.runs).replace(/\\\n/g, ' ')}`]
    case 'quotation':
      return [indented(blocksMarkdown(block.blocks).join('\n\n'), '> ', '> ')]
    case 'list':
      return [listMarkdown(block.items, block.start, false)]
    default: {
      const text = inlineMarkdown(block.runs)
      return text === '' ? [] : [text]
    }
  }
}

type Figure = Extract<CopyBlock, { kind: 'figure' }>

/* The caption stands on the lines below the picture, in its paragraph. */
function figureMarkdown({ picture, file, alt, runs }: Figure): string {
  const description = said(alt)
  const image = file === null ? `\\[${description || 'Picture'}\\]` : `![${description}][${labelOf(picture)}]`
  const caption = inlineMarkdown(runs)
  return caption === '' ? image : `${image}\\\n${caption}`
}

/* The pictures themselves come last, each once: nobody wants to scroll past them. */
function picturesMarkdown(blocks: readonly CopyBlock[]): string[] {
  const addresses = new Map<string, string>()
  for (const { picture, file } of figuresIn(blocks)) {
    if (file !== null) addresses.set(labelOf(picture), addressOf(file))
  }
  return [...addresses].map(([label, address]) => `[${label}]: ${address}`)
}

function labelOf(picture: string): string {
  return `picture-${picture.slice(0, 16)}`
}

/* A list right after one of its kind would be read as more of that: it has the other sign that there is. */
function blocksMarkdown(blocks: readonly CopyBlock[]): string[] {
  let isOther = false
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1]
    const follows =
      block.kind === 'list' && before?.kind === 'list' && (block.start === null) === (before.start === null)
    isOther = follows && !isOther
    return block.kind === 'list' ? [listMarkdown(block.items, block.start, isOther)] : blockMarkdown(block)
  })
}

function listMarkdown(
  items: readonly (readonly CopyBlock[])[],
  start: number | null,
  isOther: boolean,
): string {
  return items
    .map((item, index) => {
      const marker = start === null ? (isOther ? '* ' : '- ') : `${start + index}${isOther ? ')' : '.'} `
      return indented(blocksMarkdown(item).join('\n\n'), marker, ' '.repeat(marker.length))
    })
    .join('\n')
}

function footnote(copy: AnnotatedCopy, claim: CopyClaim): string {
  const note = noteMarkdown(noteOf(claim, copy.profile === 'checked'))
  return `[^${claim.number}]: ${laidOut(`Claim ${claim.number}, “${escapeMarkdown(claim.quote)}” ${note}`, '    ')}`
}

function orphansMarkdown(copy: AnnotatedCopy): string[] {
  if (copy.orphans.length === 0) return []
  const items = copy.orphans.map(
    claim =>
      `- ${claim.number}\\. ${laidOut(`“${escapeMarkdown(claim.quote)}” ${noteMarkdown(noteOf(claim))}`, '  ')}`,
  )
  return ['## Claims whose text has gone', items.join('\n')]
}

function sourcesMarkdown(copy: AnnotatedCopy): string[] {
  if (copy.sources.length === 0) return []
  const items = copy.sources.map(source => {
    const url = source.url === null ? null : linkUrl(source.url)
    const address = url === null ? '' : ` [${escapeMarkdown(url)}](${linkTarget(url)})`
    const note = source.note === '' ? '' : ` ${said(source.note)}`
    const words = `${said(source.title)}.${address} ${said(sourceWords(source))}${note} ${said(usesWords(source))}`
    return `${source.number}. ${laidOut(words, '    ')}`
  })
  return ['## Sources', items.join('\n')]
}

/* Citations with excerpts, comments and history, claim by claim, where the copy is to have that. */
function inFull(copy: AnnotatedCopy): string[] {
  if (!copy.inFull) return []
  const when = (deed: Deed) => (deed.at === null ? '' : `, ${momentWords(deed.at, copy.timeZone)}`)
  const claims = [...copy.claims, ...copy.orphans].flatMap(claim => {
    const citations = claim.citations.map(({ source, stance, primary, locator, excerpt }) => {
      const of = copy.sources[source - 1]
      const kind = of === undefined ? '' : `${SOURCE_KIND_LABEL[of.kind]}, `
      const quoted = excerpt === '' ? '' : ` “${said(excerpt)}”`
      return `\\[${source}\\] ${said(of?.title ?? '')}. ${kind}${STANCE_LABEL[stance]}, ${primary ? 'primary' : 'secondary'}${
        locator === '' ? '' : `, ${said(locator)}`
      }.${quoted}`
    })
    const comments = claim.comments.flatMap(root =>
      [root, ...root.replies].map(
        (one, index) => `${said(one.by)}${when(one)}${index === 0 ? '' : ', in reply'}: ${said(one.text)}`,
      ),
    )
    const history = claim.history.map(event => `${said(event.by)}${when(event)}: ${said(event.words)}`)
    const finding =
      claim.finding === null ? [] : [`Found by ${said(claim.finding.by)}${when(claim.finding)}.`]
    const lines = [...finding, ...citations, ...comments, ...history]
    if (lines.length === 0) return []
    return [
      `### ${claim.number}\\. ${said(claim.quote)}`,
      lines.map(line => `- ${laidOut(line, '  ')}`).join('\n'),
    ]
  })
  return claims.length === 0 ? [] : ['## Claims in full', ...claims]
}

/* Text on one line of Markdown. */
function said(text: string): string {
  return escapeMarkdown(text.trim().replace(/\s*\n\s*/g, ' '))
}

/* Lines that people wrote, as lines of one paragraph that is indented under its marker. */
function laidOut(markdown: string, indent: string): string {
  const lines = markdown.split('\n').map(line => escapeLineStart(line).trim())
  return lines.filter((line, index) => index === 0 || line !== '').join(`\\\n${indent}`)
}

function indented(markdown: string, first: string, rest: string): string {
  return markdown
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .map(line => line.trimEnd())
    .join('\n')
}
