import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProcess } from './process'
import { mb, printTable, type Row } from './table'

const ARTICLES = 1000
const CLAIMS_EACH = 100
const EVENTS_EACH = 1000

interface Measured {
  readonly took: number
  readonly before: number
  readonly most: number
  readonly bytes: number
}

/**
 * A large newsroom into an archive and back, each in a process of its own, and beside it a copy of the same database
 * packed by zlib, which checks nothing and reads nothing: seconds, and how much memory the process came to.
 */
export async function benchArchive(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'stet-archive-'))
  try {
    const full = join(work, 'full')
    const made = await runProcess<{ articles: number; claims: number; events: number }>(
      'bench/archive-newsroom-process.ts',
      [...[full, ARTICLES, CLAIMS_EACH, EVENTS_EACH]],
    )
    const [zip, gz] = [join(work, 'newsroom.zip'), join(work, 'stet.db.gz')]
    const measure = (what: string, folder: string, file: string) =>
      runProcess<Measured>('bench/archive-process.ts', [what, join(work, folder), file])
    const rows = (what: string, ours: Measured, beside: Measured): Row[] => [
      {
        what: `${what}, seconds`,
        ours: (ours.took / 1000).toFixed(1),
        beside: (beside.took / 1000).toFixed(1),
        ratio: ours.took / beside.took,
        aim: '',
      },
      {
        what: `${what}, most memory (${mb(ours.before)} before it began)`,
        ours: mb(ours.most),
        beside: mb(beside.most),
        ratio: ours.most / beside.most,
        aim: '≤ 512 MB',
      },
    ]
    const archived = await measure('archive', 'full', zip)
    const packed = await measure('pack', 'full', gz)
    const restored = await measure('restore', 'empty', zip)
    const unpacked = await measure('unpack', 'unpacked', gz)
    printTable(
      `A newsroom of ${made.articles} articles, ${made.claims} claims, ${made.events} events as an archive of ${mb(archived.bytes)}`,
      `copy and gzip, ${mb(packed.bytes)}`,
      [...rows('Archive', archived, packed), ...rows('Restore, record checked', restored, unpacked)],
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
