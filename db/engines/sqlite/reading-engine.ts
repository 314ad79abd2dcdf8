import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '@/db/unavailable'
import { openForReading } from './connection'
import type { Engine } from './engine'
import { translateFailure } from './failure'
import { createHolding, createReadGate } from './gate'
import { requireMigrated } from './migrate'
import { readSnapshot } from './snapshot'

/**
 * Opens `stet.db` in a folder for reading alone, beside a server that may be using it: nothing is made, migrated or
 * written. Throws `DatabaseUnavailable` when it is not there, not of this version, or cannot be read.
 */
export function openReadingEngine(folder: string): Engine {
  const path = join(folder, 'stet.db')
  if (!existsSync(path)) throw new DatabaseUnavailable('missing')
  try {
    const reading = openForReading(path)
    try {
      requireMigrated(reading)
    } catch (error) {
      reading.driver.close()
      throw error
    }
    const refused = () => Promise.reject(new Error('This process only reads the database.'))
    return {
      read: createReadGate(reading, createHolding()),
      write: refused,
      writeAlone: refused,
      isAlone: () => false,
      snapshot: readSnapshot(path),
      close: () => reading.driver.close(),
    }
  } catch (error) {
    throw translateFailure(error)
  }
}
