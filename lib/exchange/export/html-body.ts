import { linkUrl } from '@/lib/domain/link-url'
import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyBlock, CopyRun } from '../copy-blocks'
import type { CopyClaim } from '../copy-claim'
import { claimLanes } from './claim-lanes'
import { statusClass } from './html-icons'
import { marginNote } from './html-note'
import { joinMarkup, Markup, markup, NOTHING } from './markup'
import { addressOf } from './picture-address'

/** The draft with its claims marked, numbered and noted. The text of it, notes and numbers aside, is the draft's. */
export function draftMarkup(copy: AnnotatedCopy): Markup {
  const page = new DraftPage(copy)
  return markup`<section class="body t" aria-label="The draft">
${joinMarkup(
  copy.blocks.map(block => page.block(block)),
  '\n',
)}
</section>`
}

class DraftPage {
  private readonly claims: ReadonlyMap<number, CopyClaim>
  private readonly lanes: ReadonlyMap<number, number>
  private readonly begun = new Set<number>()
  private readonly noted: { readonly correction: boolean; readonly full: boolean }
  /* Level of the heading before, so that none is left out for a reader who jumps from one to the next. */
  private level = 1

  constructor(copy: AnnotatedCopy) {
    this.claims = new Map(copy.claims.map(claim => [claim.number, claim]))
    this.lanes = claimLanes(
      copy.claims.map(({ number, start, end }) => ({ number, start: start ?? 0, end: end ?? 0 })),
    )
    this.noted = { correction: copy.profile === 'checked', full: copy.inFull }
  }

  block(block: CopyBlock): Markup {
    switch (block.kind) {
      case 'rule':
        return markup`<hr>`
      case 'quotation':
        return markup`<blockquote dir="auto">${block.blocks.map(inner => this.block(inner))}</blockquote>`
      case 'list': {
        const items = block.items.map(item => markup`<li>${item.map(inner => this.block(inner))}</li>`)
        if (block.start === null) return markup`<ul dir="auto">${items}</ul>`
        return markup`<ol dir="auto" start="${block.start}">${items}</ol>`
      }
      case 'figure':
        return this.figure(block)
      case 'headline':
        return this.heading(1, block.runs)
      case 'heading':
        return this.heading(block.level, block.runs)
      case 'standfirst':
        return block.runs.length === 0
          ? NOTHING
          : markup`<p class="stand${asTyped(block.runs)}" dir="auto">${this.inline(block.runs)}</p>`
      case 'paragraph':
        return block.runs.length === 0
          ? NOTHING
          : markup`<p class="par${asTyped(block.runs)}" dir="auto">${this.inline(block.runs)}</p>`
    }
  }

  /* The picture is in the file itself, which needs nothing else. */
  private figure({ file, width, height, alt, runs }: Extract<CopyBlock, { kind: 'figure' }>): Markup {
    const description = alt === '' ? 'Picture without a description' : alt
    const picture =
      file === null
        ? markup`<div class="gone" role="img" aria-label="${description}"></div>`
        : markup`<img src="${new Markup(addressOf(file))}" width="${width}" height="${height}" alt="${description}">`
    const caption =
      runs.length === 0
        ? NOTHING
        : markup`<figcaption class="cap${asTyped(runs)}" dir="auto">${this.inline(runs)}</figcaption>`
    return markup`<figure>${picture}${caption}</figure>`
  }

  private heading(level: number, runs: readonly CopyRun[]): Markup {
    if (runs.length === 0) return NOTHING
    this.level = Math.min(level + 1, this.level + 1)
    const tag = new Markup(`h${this.level}`)
    /* Its name is its words; the notes in it are for the eye and for the links. */
    const name = runs.some(run => run.ends.length > 0)
      ? markup` aria-label="${runs
          .map(run => run.text)
          .join('')
          .replace(/\s+/g, ' ')
          .trim()}"`
      : NOTHING
    return markup`<${tag} class="${level === 1 ? 'head' : 'sub'}" dir="auto"${name}>${this.inline(runs)}</${tag}>`
  }

  /* Claims that cross are nested pieces, split where the one that began first would end inside the other. */
  private inline(runs: readonly CopyRun[]): Markup {
    const out: Markup[] = []
    const open: number[] = []
    const closeTo = (depth: number) => {
      while (open.length > depth) {
        open.pop()
        out.push(new Markup('</mark>'))
      }
    }
    for (const run of runs) {
      let shared = 0
      while (shared < open.length && open[shared] === run.claims[shared]) shared++
      closeTo(shared)
      for (const number of run.claims.slice(shared)) {
        out.push(this.opening(number))
        open.push(number)
      }
      out.push(textMarkup(run))
      if (run.ends.length === 0) continue
      closeTo(Math.min(...run.ends.map(number => open.indexOf(number))))
      for (const number of [...run.ends].sort((a, b) => a - b)) {
        const claim = this.claims.get(number)
        if (claim) out.push(marginNote(claim, this.noted))
      }
    }
    closeTo(0)
    return joinMarkup(out)
  }

  private opening(number: number): Markup {
    const claim = this.claims.get(number)
    if (claim === undefined)
      throw new Error(`Claim ${number} is marked in the draft but not among the claims.`)
    const id = this.begun.has(number) ? NOTHING : markup` id="t${number}"`
    this.begun.add(number)
    const lane = this.lanes.get(number) ?? 0
    const look = `c ${statusClass(claim.status)}${claim.settled ? ' settled' : ''}${claim.stale ? ' stale' : ''}`
    return markup`<mark class="${look}"${lane === 0 ? NOTHING : markup` data-lane="${lane}"`}${id}>`
  }
}

/* Spaces in a row and tabs are kept in sight only where there are any: lines break more neatly without. */
function asTyped(runs: readonly CopyRun[]): string {
  return /[ \t]{2}|\t/.test(textOf(runs)) ? ' as-typed' : ''
}

function textOf(runs: readonly CopyRun[]): string {
  return runs.map(run => run.text).join('')
}

function textMarkup(run: CopyRun): Markup {
  let html = run.text === '\n' ? markup`<br>` : markup`${run.text}`
  if (run.em) html = markup`<em>${html}</em>`
  if (run.strong) html = markup`<strong>${html}</strong>`
  const href = run.href === null ? null : linkUrl(run.href)
  return href === null ? html : markup`<a href="${href}" rel="noopener noreferrer nofollow">${html}</a>`
}
