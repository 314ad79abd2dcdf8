import type { Waits } from './fair-waits'
import { runProcess } from './process'
import { quantile } from './quantile'
import { printTable, type Row } from './table'

/** How long each round lasts. */
const ROUND_MS = 40_000

/** How far away the slow one is, in milliseconds each way, and whether every key is sent by itself. */
const ROUNDS = [
  { away: 200, atOnce: true, what: 'a slow one 200 ms away each way, every step sent at once' },
  { away: 400, atOnce: true, what: 'a slow one 400 ms away each way, every step sent at once' },
  { away: 400, atOnce: false, what: 'a slow one 400 ms away each way, steps gathered as the editor does' },
]

interface Side {
  readonly slow: Waits
  readonly others: readonly Waits[]
}

const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`

/**
 * Ten writers at four steps a second, one of them far away: how long a commit is on its way until it is saved, with
 * turns and, at the same time on another article, without.
 */
export async function benchFair(): Promise<void> {
  for (const { away, atOnce, what } of ROUNDS) {
    const [ours, beside] = await runProcess<readonly Side[]>('bench/fair-process.ts', [
      ROUND_MS,
      away,
      atOnce,
    ])
    if (!ours || !beside) throw new Error('The process measured something else.')
    printTable(
      `Ten writers at 4 steps/s, ${what}; ${ROUND_MS / 1000} s`,
      'without turns',
      rowsOf(ours, beside),
    )
  }
}

function rowsOf(ours: Side, beside: Side): Row[] {
  const waits = (what: string, share: number, aim: string, of: (side: Side) => readonly Waits[]): Row => {
    const [a, b] = [ours, beside].map(side =>
      quantile(
        of(side).flatMap(one => one.waits),
        share,
      ),
    )
    return { what, ours: seconds(a ?? 0), beside: seconds(b ?? 0), ratio: (a ?? 0) / (b ?? 1), aim }
  }
  const count = (what: string, aim: string, of: (side: Side) => number): Row => {
    return { what, ours: String(of(ours)), beside: String(of(beside)), ratio: null, aim }
  }
  const slow = (side: Side) => [side.slow]
  const others = (side: Side) => side.others
  return [
    waits('slow writer waits, p50', 0.5, '', slow),
    waits('slow writer waits, p95', 0.95, '< 2.5 s', slow),
    count('refusals in a row, most', '≤ 5', side => side.slow.mostRefusals),
    count('commits of the slow one saved', '', side => side.slow.saved),
    waits('the others wait, p50', 0.5, '', others),
    waits('the others wait, p95', 0.95, '', others),
    count('refusals in a row, most', '≤ 5', side => Math.max(...side.others.map(one => one.mostRefusals))),
    count('commits of the others saved', '', side => side.others.reduce((sum, one) => sum + one.saved, 0)),
    count('failures', '0', side => [side.slow, ...side.others].reduce((sum, one) => sum + one.failures, 0)),
  ]
}
