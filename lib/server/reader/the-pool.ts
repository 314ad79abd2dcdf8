import 'server-only'
import { programPath } from '../program'
import { ReaderPool } from './reader-pool'

/* Next loads modules several times in one process; the limits are of the process. */
const KEY = Symbol.for('stet.readers')
const shared = globalThis as { [KEY]?: ReaderPool } // a slot of our own, under a symbol

/** The readers of this process. */
export function readerPool(): ReaderPool {
  shared[KEY] ??= poolOfThisProcess()
  return shared[KEY]
}

function poolOfThisProcess(): ReaderPool {
  const pool = new ReaderPool(() => programPath('reader'))
  process.once('exit', () => pool.close())
  return pool
}
