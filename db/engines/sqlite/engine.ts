import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from './connection'
import { translateFailure } from './failure'
import { createHolding, createReadGate, createWriteGates, type Gate } from './gate'
import { migrate } from './migrate'
import { readSnapshot } from './snapshot'

/** An open database: its doors, and the way to close it. */
export interface Engine {
  readonly read: Gate
  readonly write: Gate
  /** As `write`, for what may take minutes and await other things: all other writes wait until it is over. */
  readonly writeAlone: Gate
  /** Whether such work is going on in this process. */
  isAlone(): boolean
  /** As `read`, on a connection of its own, for what may take minutes and await other things. */
  readonly snapshot: Gate
  close(): void
}

/**
 * Opens `stet.db` in a folder (made when missing), migrates it, and answers its doors: one connection that writes
 * and one that can only read. Throws `DatabaseUnavailable` when the folder or the file cannot be used.
 */
export function openEngine(folder: string): Engine {
  try {
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'stet.db')
    const writing = openConnection(path, { readonly: false })
    try {
      migrate(writing, folder)
      const reading = openConnection(path, { readonly: true })
      const holding = createHolding()
      return {
        read: createReadGate(reading, holding),
        ...createWriteGates(writing, holding),
        snapshot: readSnapshot(path),
        close() {
          reading.driver.close()
          writing.driver.close()
        },
      }
    } catch (error) {
      writing.driver.close()
      throw error
    }
  } catch (error) {
    throw translateFailure(error)
  }
}
