import { openForReading } from './connection'
import { translateFailure } from './failure'
import type { Gate } from './gate'

/**
 * The gate through which one moment can be read for as long as it takes: each goes in with a connection of its own, so
 * nobody waits for it. The write-ahead log cannot be shortened meanwhile.
 */
export function readSnapshot(path: string): Gate {
  return async work => {
    try {
      const { driver, db } = openForReading(path)
      try {
        driver.exec('BEGIN')
        // A transaction begins with its first read; what is written from here on is not seen.
        driver.prepare('SELECT count(*) FROM sqlite_master').get()
        return await work(db)
      } finally {
        driver.close()
      }
    } catch (error) {
      throw translateFailure(error)
    }
  }
}
