import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './connection'

/* How many copies made before migrations are kept. */
const BACKUPS_KEPT = 5

/**
 * Copies the database into `backups/` beside it and lets the oldest copies go. The copy gets its name once it is
 * whole. Answers its path. Never inside a transaction.
 */
export function backUp(connection: Connection, folder: string, now: Date): string {
  const backups = join(folder, 'backups')
  const path = copyInto(connection, backups, now)
  const copies = readdirSync(backups).filter(name => /^stet-.*\.db$/.test(name))
  for (const name of copies.sort().slice(0, -BACKUPS_KEPT)) rmSync(join(backups, name))
  return path
}

/**
 * Copies the database into a folder, made when missing, as it stands in one moment; a connection that only reads
 * will do, and others may write meanwhile. The copy gets its name, by the time in UTC, once it is whole, and only
 * its owner may read it. Answers its path.
 */
export function copyInto({ driver }: Connection, folder: string, now: Date): string {
  mkdirSync(folder, { recursive: true })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const path = join(folder, `stet-${stamp}.db`)
  const partial = `${path}.partial`
  try {
    driver.prepare('VACUUM INTO ?').run(partial)
    chmodSync(partial, 0o600)
    renameSync(partial, path)
  } finally {
    // A copy that did not fit on the disk must not go on filling it.
    rmSync(partial, { force: true })
  }
  return path
}
