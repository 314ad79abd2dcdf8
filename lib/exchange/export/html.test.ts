import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { EXPORT_PROFILES } from '@/lib/contracts/newsroom'
import { plainText } from '@/lib/domain/manuscript-text'
import { claim, doc, headline, p, standfirst } from '@/lib/domain/testing/manuscript'
import { type AnnotatedCopyInput, annotatedCopy } from '../annotated-copy'
import { sampleInput } from '../testing/copy-input'
import { readHtml, readMarkdown, readText } from '../testing/imported'
import { anyCopyInput, claimSaying } from '../testing/placed-claim'
import { hasSharedData, hostileTexts, sharedFiles, sharedText } from '../testing/shared-data'
import { htmlCopy } from './html'

type Element = DefaultTreeAdapterTypes.Element

const page = (input: AnnotatedCopyInput) => elementsOf(htmlCopy(annotatedCopy(input)))
const attribute = (element: Element, name: string) =>
  element.attrs.find(({ name: own }) => own === name)?.value

/** All elements of a page in order. */
function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

/** The lines of the draft as the page shows them, without its notes and their numbers. */
function linesOf(elements: readonly Element[]): string[] {
  const body = elements.find(element => attribute(element, 'aria-label') === 'The draft')
  const lines: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === '#text' && 'value' in node) lines[lines.length - 1] += node.value
    if (!('tagName' in node)) return
    const names = attribute(node, 'class')?.split(' ') ?? []
    if (names.includes('ref') || names.includes('snote')) return
    if (/^(?:p|h\d|figcaption)$/.test(node.tagName)) lines.push('')
    if (node.tagName === 'br') lines[lines.length - 1] += '\n'
    node.childNodes.forEach(visit)
  }
  for (const block of body?.childNodes ?? []) if ('tagName' in block) visit(block)
  return lines
}

function expectInert(elements: readonly Element[]): void {
  expect(
    elements.filter(({ tagName }) => /^(?:script|iframe|object|embed|form|img|base|frame)$/.test(tagName)),
  ).toEqual([])
  for (const { attrs, tagName } of elements) {
    for (const { name, value } of attrs) {
      expect([tagName, name]).not.toEqual([
        tagName,
        expect.stringMatching(/^on|^src|^srcdoc$|^formaction$|^style$/),
      ])
      if (name === 'href') expect(value).toMatch(/^(?:#[a-z_]?[-\w]*|https?:\/\/|mailto:|data:,$)/)
    }
  }
}

describe('htmlCopy', () => {
  it('says the draft, all of it and nothing else, whatever claims lie over it', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const wanted = plainText(input.doc).split('\n')
        const shown = linesOf(page(input)).flatMap(line => line.split('\n'))
        expect(shown.filter(line => line !== '')).toEqual(wanted.filter(line => line !== ''))
      }),
    )
  })

  it('lets nothing run and keeps every id and link sound, whatever people wrote', () => {
    fc.assert(
      fc.property(anyCopyInput, input => {
        const elements = page(input)
        expectInert(elements)
        const ids = elements.flatMap(element => attribute(element, 'id') ?? [])
        expect(ids.length).toBe(new Set(ids).size)
        const targets = elements.flatMap(
          element => /^#(.+)/.exec(attribute(element, 'href') ?? '')?.[1] ?? [],
        )
        expect(targets.filter(target => !ids.includes(target))).toEqual([])
        const names = elements.flatMap(element => attribute(element, 'aria-labelledby') ?? [])
        expect(names.filter(name => !ids.includes(name))).toEqual([])
      }),
    )
  })

  it('leads from each claim in the text to its note and back', () => {
    const elements = page(sampleInput())
    for (const { number, orphaned } of sampleInput().claims) {
      if (orphaned) continue
      const [reference] = elements.filter(element => attribute(element, 'href') === `#n${number}`)
      expect(reference && attribute(reference, 'class')).toBe('ref')
      const mark = elements.find(element => attribute(element, 'id') === `t${number}`)
      expect(mark?.tagName).toBe('mark')
      expect(elements.some(element => attribute(element, 'href') === `#t${number}`)).toBe(true)
    }
  })

  it('gives each claim its look: status, settled, wording changed, lane', () => {
    const looks = page(sampleInput()).flatMap(element =>
      element.tagName === 'mark' ? [attribute(element, 'class')] : [],
    )
    expect(new Set(looks)).toEqual(
      new Set([
        'c st-opinion settled',
        'c st-opinion',
        'c st-verified settled',
        'c st-verified',
        'c st-verified stale',
        'c st-in-progress',
        'c st-needs-change',
        'c st-needs-change settled',
        'c st-cannot-verify',
        'c st-cannot-verify settled',
        'c st-disputed',
        'c st-unchecked',
      ]),
    )
  })

  it('splits claims that cross and marks both', () => {
    const input = sampleInput()
    const [long, short] = ['Of 1,092 departures invoiced', '318 have no matching exit from the yard. On'].map(
      start => input.claims.find(claim => claim.quote.startsWith(start))?.number,
    )
    const marks = page(input).filter(element => element.tagName === 'mark')
    const inside = marks.filter(
      mark =>
        mark.parentNode && 'attrs' in mark.parentNode && attribute(mark.parentNode, 'id') === `t${long}`,
    )
    expect(inside.some(mark => attribute(mark, 'id') === `t${short}`)).toBe(true)
    expect(marks.length).toBeGreaterThan(26)
  })

  it('has headings without a gap, named by their words alone', () => {
    const headings = page(sampleInput()).filter(element => /^h\d$/.test(element.tagName))
    const levels = headings.map(element => Number(element.tagName.slice(1)))
    expect(levels[0]).toBe(1)
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    })
    expect(headings.flatMap(element => attribute(element, 'aria-label') ?? [])).toEqual([
      'The night bus that ran on paper',
    ])
  })

  it('gives headings a name without line ends of its own making', () => {
    const input = sampleInput({ doc: doc(headline(), standfirst(), p('Only text')), claims: [] })
    const elements = page(input)
    expect(elements.filter(element => /^h[2-6]$/.test(element.tagName))).toEqual([])
    expect(linesOf(elements)).toEqual(['Only text'])
  })

  it('carries everything in one file and forbids the rest', () => {
    const html = htmlCopy(annotatedCopy(sampleInput({ profile: 'checking' })))
    const policy = elementsOf(html).find(
      element => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    )
    expect(policy && attribute(policy, 'content')).toContain("default-src 'none'")
    expect(html).not.toMatch(/@import|@font-face|url\("(?!data:)/)
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  })

  it.runIf(hasSharedData)('says every real article and lets no hostile text run', () => {
    const drafts = [
      ...sharedFiles('news', '.txt').map(name => readText(sharedText(`news/${name}`))),
      ...sharedFiles('news', '.md').map(name => readMarkdown(sharedText(`news/${name}`))),
      ...sharedFiles('news', '.html').map(name => readHtml(sharedText(`news/${name}`))),
      ...[readText, readMarkdown, readHtml].map(read => read(hostileTexts().join('\n\n'))),
    ]
    expect(drafts.length).toBeGreaterThan(24)
    for (const draft of drafts) {
      const elements = page(sampleInput({ doc: draft.doc, claims: [] }))
      expectInert(elements)
      const shown = linesOf(elements).join('\n').split('\n')
      expect(shown.filter(line => line !== '')).toEqual(
        plainText(draft.doc)
          .split('\n')
          .filter(line => line !== ''),
      )
    }
  })

  it.runIf(hasSharedData)('lets nothing run that is hostile in a note, a source, a comment or a name', () => {
    const draft = doc(headline(claim('a', 'Head')), standfirst(), p('Text'))
    for (const profile of EXPORT_PROFILES) {
      for (const words of hostileTexts()) {
        const elements = page(
          sampleInput({ doc: draft, claims: [claimSaying(words)], madeBy: words, profile, events: [] }),
        )
        expectInert(elements)
        expect(linesOf(elements)).toEqual(['Head', 'Text'])
      }
    }
  })
})
