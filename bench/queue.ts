import { runProcess } from './process'
import { ms, printTable, type Row } from './table'

const SIZES = [10_000, 100_000, 1_000_000]

interface Measured {
  readonly ours: number
  readonly p95: number
  readonly beside: number
  readonly statements: number
}
interface Newsroom {
  readonly count: number
  readonly filled: number
  readonly results: Readonly<Record<string, Measured>>
  readonly approvals: number
}

/**
 * Pages of 50 of the queue, with counts, under every filter and in every order, in newsrooms of ten thousand claims to
 * a million: beside the same prepared SQL on a bare driver, and beside the smallest of them.
 */
export async function benchQueue(sizes: readonly number[] = SIZES): Promise<void> {
  let smallest: Newsroom | null = null
  for (const size of sizes) {
    const newsroom = await runProcess<Newsroom>('bench/queue-process.ts', [size])
    const claims = size.toLocaleString('en')
    printTable(
      `A page of 50, with counts, from ${claims} claims; in brackets its 95th percentile`,
      'better-sqlite3',
      Object.entries(newsroom.results).map(([what, one]) => ({
        what: `${what} (${one.statements})`,
        ours: `${ms(one.ours)} (${ms(one.p95)})`,
        beside: ms(one.beside),
        ratio: one.ours / one.beside,
        aim: '≤ 1.15, < 10 ms',
      })),
    )
    smallest ??= newsroom
    if (smallest !== newsroom) {
      printTable(
        `The same beside ${smallest.count.toLocaleString('en')} claims`,
        'the smaller',
        against(newsroom, smallest),
      )
    }
    console.info(`\nApproving one claim of ${claims}: ${ms(newsroom.approvals)}, p50.`)
  }
}

function against(newsroom: Newsroom, smaller: Newsroom): Row[] {
  return Object.entries(newsroom.results).flatMap(([what, { ours }]) => {
    const beside = smaller.results[what]?.ours
    return beside === undefined
      ? []
      : { what, ours: ms(ours), beside: ms(beside), ratio: ours / beside, aim: '' }
  })
}
