import { DatabaseUnavailable, type UnavailableCode } from '@/db/unavailable'

/* SQLite's primary result codes and the file system's, as the driver and Node name them. */
const CODES: readonly (readonly [prefix: string, code: UnavailableCode])[] = [
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_CANTOPEN', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['EACCES', 'readonly'],
  ['EPERM', 'readonly'],
  ['EROFS', 'readonly'],
  ['ENOTDIR', 'readonly'],
  ['EEXIST', 'readonly'],
  ['SQLITE_IOERR', 'unreadable'],
  ['EIO', 'unreadable'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
]

/** `DatabaseUnavailable` for failures of the disk and of locks, wherever in the chain of causes; others as they are. */
export function translateFailure(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error
  for (let link = error; link instanceof Error; link = link.cause) {
    const code = 'code' in link && typeof link.code === 'string' ? link.code : ''
    const match = CODES.find(([prefix]) => code.startsWith(prefix))
    if (match) return new DatabaseUnavailable(match[1], error)
  }
  return error
}

/** Whether a row was refused by a rule of its table: a key taken, a reference to nothing, a value that may not be. */
export function isMisfit(error: unknown): boolean {
  for (let link = error; link instanceof Error; link = link.cause) {
    if ('code' in link && typeof link.code === 'string' && link.code.startsWith('SQLITE_CONSTRAINT'))
      return true
  }
  return false
}
