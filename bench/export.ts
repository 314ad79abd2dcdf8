import { readFileSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import type { Node } from 'prosemirror-model'
import { post } from '@/e2e/fixtures'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/contracts/newsroom'
import { STATUSES } from '@/lib/domain/status'
import { draft, type Stretch, stretches } from './manuscript'
import type { Newsroom } from './newsroom'
import { quantile } from './quantile'
import { mb, ms, printTable, type Row } from './table'

const SIZE = { words: 10_000, claims: 400 }
const TIMES = 7
const AIM: Partial<Record<ExportFormat, string>> = { html: '1000 ms', docx: '1000 ms', pdf: '3000 ms' }

/**
 * Asks the server for the checking copy of a long draft in every format, and meanwhile, from beside, for its health:
 * how long a copy takes, and how long it makes others wait. Beside Word stands its library writing the bare words.
 */
export async function benchExport(newsroom: Newsroom): Promise<void> {
  const { url } = await newsroom.article(SIZE)
  const id = url.split('/').at(-1) ?? ''
  const plain = draft(SIZE)
  const claims = stretches(plain, SIZE)
  for (const [index, claim] of claims.entries()) {
    const status = STATUSES[index % STATUSES.length] ?? 'verified'
    const body = { status, note: `What was found on claim ${index}.`, proposedWording: 'other words' }
    await post(newsroom.api, `/api/claims/${claim.id}/finding`, body)
  }
  const rows: Row[] = []
  memory()
  for (const format of EXPORT_FORMATS) {
    const took: number[] = []
    const waited: number[] = []
    let size = 0
    for (let time = 0; time < TIMES; time++) {
      let done = false
      const beside = (async () => {
        while (!done) {
          const asked = performance.now()
          await newsroom.api.get('/api/health')
          waited.push(performance.now() - asked)
        }
      })()
      const begun = performance.now()
      const answer = await newsroom.api.get(`/api/articles/${id}/export?format=${format}&profile=checking`)
      size = (await answer.body()).length
      took.push(performance.now() - begun)
      done = true
      await beside
      if (answer.status() !== 200) throw new Error(`${format} answered ${answer.status()}.`)
    }
    const bare = format === 'docx' ? await libraryAlone(0) : null
    const median = quantile(took, 0.5)
    rows.push({
      what: `${format}, ${(size / 1024).toFixed(0)} KB; others waited ${ms(quantile(waited, 0.99))} at p99, ${ms(Math.max(...waited))} at most; memory ${memory()}`,
      ours: ms(median),
      beside: bare === null ? '' : ms(bare),
      ratio: bare === null ? null : median / bare,
      aim: AIM[format] ? `≤ ${AIM[format]}` : '',
    })
    if (format !== 'docx') continue
    const commented = await libraryAlone(claims.length)
    rows.push({
      what: 'docx beside the library with the same comments on the same words',
      ours: ms(median),
      beside: ms(commented),
      ratio: median / commented,
      aim: '',
    })
  }
  printTable('The checking copy of 10,000 words with 400 claims, over HTTP', 'library, bare words', rows)

  /* The draft as the library alone writes it, the first so many claims as comments. */
  async function libraryAlone(comments: number): Promise<number> {
    const took: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const begun = performance.now()
      await Packer.pack(barePages(plain, claims.slice(0, comments)), 'uint8array')
      took.push(performance.now() - begun)
    }
    return quantile(took, 0.5)
  }

  /* What the server has had in use at most since it was last asked; only Linux tells. */
  function memory(): string {
    try {
      const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${newsroom.pid}/status`, 'utf8')) ?? []
      writeFileSync(`/proc/${newsroom.pid}/clear_refs`, '5')
      return mb(Number(peak) * 1024)
    } catch {
      return 'not told'
    }
  }
}

function barePages(plain: Node, claims: readonly Stretch[]): Document {
  const children: Paragraph[] = []
  plain.forEach((block, offset) => {
    const [start, end] = [offset + 1, offset + 1 + block.content.size]
    const inside = claims.flatMap(({ from, to }, id) =>
      from >= start && to <= end ? [{ id, from: from - start, to: to - start }] : [],
    )
    const cuts = [...new Set([0, block.content.size, ...inside.flatMap(({ from, to }) => [from, to])])].sort(
      (a, b) => a - b,
    )
    children.push(
      new Paragraph({
        children: cuts.flatMap((cut, index) => [
          ...inside
            .filter(({ to }) => to === cut)
            .flatMap(({ id }) => [
              new CommentRangeEnd(id),
              new TextRun({ children: [new CommentReference(id)] }),
            ]),
          ...inside.filter(({ from }) => from === cut).map(({ id }) => new CommentRangeStart(id)),
          new TextRun(block.textContent.slice(cut, cuts[index + 1] ?? cut)),
        ]),
      }),
    )
  })
  const comments = claims.map((_, id) => ({
    id,
    author: 'Bo Ench',
    date: new Date(),
    children: [new Paragraph(`What was found on claim ${id}. Proposed: other words`)],
  }))
  return new Document({
    sections: [{ children }],
    ...(claims.length > 0 ? { comments: { children: comments } } : {}),
  })
}
