import { performance } from 'node:perf_hooks'
import { Document, Packer, Paragraph } from 'docx'
import { post } from '@/e2e/fixtures'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/contracts/newsroom'
import { STATUSES } from '@/lib/domain/status'
import { draft, stretches } from './manuscript'
import type { Newsroom } from './newsroom'
import { quantile } from './quantile'
import { ms, printTable, type Row } from './table'

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
  for (const [index, claim] of stretches(plain, SIZE).entries()) {
    const status = STATUSES[index % STATUSES.length] ?? 'verified'
    const body = { status, note: `What was found on claim ${index}.`, proposedWording: 'other words' }
    await post(newsroom.api, `/api/claims/${claim.id}/finding`, body)
  }
  const rows: Row[] = []
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
    const bare = format === 'docx' ? await bareWord() : null
    const median = quantile(took, 0.5)
    rows.push({
      what: `${format}, ${(size / 1024).toFixed(0)} KB; others waited at most ${ms(Math.max(...waited))}`,
      ours: ms(median),
      beside: bare === null ? '' : ms(bare),
      ratio: bare === null ? null : median / bare,
      aim: AIM[format] ? `≤ ${AIM[format]}` : '',
    })
  }
  printTable('The checking copy of 10,000 words with 400 claims, over HTTP', 'library, bare words', rows)

  async function bareWord(): Promise<number> {
    const took: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const begun = performance.now()
      const children = plain.children.map(block => new Paragraph({ text: block.textContent }))
      await Packer.pack(new Document({ sections: [{ children }] }), 'uint8array')
      took.push(performance.now() - begun)
    }
    return quantile(took, 0.5)
  }
}
