import { runProcess } from './process'
import { quantile } from './quantile'
import { ms, printTable } from './table'

const SIZES = [10_000, 100_000, 1_000_000]

/** Searching 10,000 claims to 1,000,000, and as much again of the rest, beside the same SQL on a bare driver. */
export async function benchSearch(): Promise<void> {
  for (const size of SIZES) {
    const { results, built } = await runProcess<{
      readonly results: readonly { what: string; ours: number[]; beside: number[] }[]
      readonly built: number
    }>('bench/search-process.ts', [size])
    printTable(
      `Searching ${size.toLocaleString('en')} claims, p50 (put in and indexed in ${(built / 1000).toFixed(0)} s)`,
      'better-sqlite3',
      results.map(({ what, ours, beside }) => {
        const [a, b] = [quantile(ours, 0.5), quantile(beside, 0.5)]
        return { what, ours: ms(a), beside: ms(b), ratio: a / b, aim: '≤ 1.15, < 10 ms' }
      }),
    )
  }
}
