import { runProcess } from './process'
import { median } from './quantile'
import { ms, printTable } from './table'

/** Approving 1,000 claims at once, beside the same statements on a bare driver, in newsrooms of two sizes. */
export async function benchBulk(): Promise<void> {
  const rows = []
  for (const claims of [10_000, 100_000]) {
    const { ours, beside } = await runProcess<{ readonly ours: number[]; readonly beside: number[] }>(
      'bench/bulk-process.ts',
      [claims],
    )
    const [a, b] = [median(ours), median(beside)]
    const what = `of ${claims.toLocaleString('en')} claims`
    rows.push({ what, ours: ms(a), beside: ms(b), ratio: a / b, aim: '' })
  }
  printTable('Approving 1,000 claims at once, an event each', 'better-sqlite3', rows)
}
