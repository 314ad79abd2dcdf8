/*
 * Approvals by the use case itself, without HTTP: one after the other and several at once, beside append and
 * fdatasync before and after. Prints rates a second as JSON.
 */
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { setFinding } from '@/lib/server/findings'
import { newId } from '@/lib/server/id'
import { review } from '@/lib/server/reviews'
import { accepted, DraftWindow, newArticle } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { appendsPerSecond } from './append'

const CLAIMS = 300
const [ways]: readonly [readonly number[]] = JSON.parse(process.argv[2] ?? '[[1]]')

const editor = await member(['editor'])
const checker = await member(['checker'])
const reviewer = await member(['reviewer'])
const words = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ')
const window = await DraftWindow.open(editor.actor, await newArticle(editor.actor, 'Gate', words))
const { from } = window.find('word0')
const ids = Array.from({ length: CLAIMS }, newId)
for (let at = 0; at < CLAIMS; at += 100) {
  await window.edit(tr => {
    for (const [index, id] of ids.slice(at, at + 100).entries()) {
      const start = from + (at + index) * 30
      tr.addMark(start, start + 20, manuscriptSchema.mark('claim', { id }))
    }
  })
}
for (const id of ids)
  accepted(await setFinding(checker.actor, { id }, { status: 'verified', note: 'Measured.' }))

const rates: { readonly ours: number; readonly beside: number }[] = []
const each = Math.floor(CLAIMS / ways.length)
for (const atOnce of ways) {
  const left = ids.splice(0, each)
  const folder = process.env.STET_DATA ?? ''
  const before = appendsPerSecond(folder, each)
  const began = performance.now()
  const work = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      accepted(await review(reviewer.actor, { id }, { decision: 'approve', reason: '' }))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const ours = each / ((performance.now() - began) / 1000)
  rates.push({ ours, beside: (before + appendsPerSecond(folder, each)) / 2 })
}
console.info(JSON.stringify(rates))
process.exit(0)
