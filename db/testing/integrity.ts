import type Driver from 'better-sqlite3'
import { write } from '@/db'

/** What SQLite itself finds wrong with the file and with references between rows; none when all is well. */
export async function integrityFaults(): Promise<string[]> {
  return write(async db => {
    // Every handle of Drizzle's has its driver; the type of what `write` gives away does not say so.
    const driver = (db as unknown as { $client: Driver.Database }).$client
    const checked = driver.pragma('integrity_check', { simple: true })
    const broken = driver.pragma('foreign_key_check')
    return [
      ...(checked === 'ok' ? [] : [`integrity_check: ${checked}`]),
      ...(Array.isArray(broken) && broken.length === 0
        ? []
        : [`foreign_key_check: ${JSON.stringify(broken)}`]),
    ]
  })
}
