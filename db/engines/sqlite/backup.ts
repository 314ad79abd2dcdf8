import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './connection'

/* How many copies made before migrations are kept. */
const BACKUPS_KEPT = 5

/**
 * Copies the database into `backups/` beside it and lets the oldest copies go. The copy gets its name once it is
 * whole. Answers its path. Never inside a transaction.
 */
export function backUp({ driver }: Connection, folder: string, now: Date): string {
  const backups = join(folder, 'backups')
  mkdirSync(backups, { recursive: true })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const path = join(backups, `stet-${stamp}.db`)
  const partial = `${path}.partial`
  try {
    driver.prepare('VACUUM INTO ?').run(partial)
    renameSync(partial, path)
  } finally {
    // A copy that did not fit on the disk must not go on filling it.
    rmSync(partial, { force: true })
  }
  const copies = readdirSync(backups).filter(name => /^stet-.*\.db$/.test(name))
  for (const name of copies.sort().slice(0, -BACKUPS_KEPT)) rmSync(join(backups, name))
  return path
}
