import { runProcess } from './process'
import { median } from './quantile'
import { ms, printTable } from './table'

interface Measured {
  readonly all: number[]
  readonly one: number[]
  readonly beside: number[]
  readonly board: number[]
  readonly keys: number[]
  readonly afresh: number[]
  readonly counting: number[]
  readonly notCounting: number[]
}

const SIZES = [10_000, 100_000, 1_000_000]

/** Numbers of ninety days from growing records, beside the same asked of the events; the board; coverage at each key. */
export async function benchDesk(): Promise<void> {
  for (const events of SIZES) {
    const measured = await runProcess<Measured>('bench/desk-process.ts', [events])
    const beside = median(measured.beside)
    const numbers = (what: string, times: number[]) => {
      const ours = median(times)
      return { what, ours: ms(ours), beside: ms(beside), ratio: ours / beside, aim: '' }
    }
    printTable(
      `Numbers of 90 days, from ${events.toLocaleString('en')} events in three years`,
      'GROUP BY over events',
      [numbers('all desks', measured.all), numbers('one desk', measured.one)],
    )
    const [counting, bare] = [median(measured.counting), median(measured.notCounting)]
    printTable('An event put into the record', 'without counting', [
      {
        what: 'finding or decision',
        ours: `${counting.toFixed(1)} µs`,
        beside: `${bare.toFixed(1)} µs`,
        ratio: counting / bare,
        aim: '≤ 2',
      },
    ])
    if (events !== SIZES[0]) continue
    const [keys, afresh] = [median(measured.keys), median(measured.afresh)]
    printTable('Coverage of 10,000 words', 'counted afresh', [
      { what: 'after a key press', ours: ms(keys), beside: ms(afresh), ratio: keys / afresh, aim: '' },
    ])
    printTable('The board, 500 articles of 20 claims', '', [
      { what: 'p50', ours: ms(median(measured.board)), beside: '', ratio: null, aim: '' },
    ])
  }
}
