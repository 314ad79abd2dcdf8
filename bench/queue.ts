import { runProcess } from './process'
import { quantile } from './quantile'
import { ms, printTable } from './table'

/** A page of 50 of the queue, with counts, from 100,000 claims, beside the same prepared SQL on a bare driver. */
export async function benchQueue(): Promise<void> {
  const measured = await runProcess<{ ours: number[]; beside: number[]; statements: number; claims: number }>(
    'bench/queue-process.ts',
  )
  const { ours, beside, statements, claims } = measured
  const row = (what: string, share: number, aim: string) => {
    const [a, b] = [quantile(ours, share), quantile(beside, share)]
    return { what, ours: ms(a), beside: ms(b), ratio: a / b, aim }
  }
  printTable(
    `A page of 50 waiting for review, with counts, from ${claims.toLocaleString('en')} claims (${statements} statements)`,
    'better-sqlite3',
    [row('p50', 0.5, '≤ 1.15'), row('p95', 0.95, '')],
  )
}
