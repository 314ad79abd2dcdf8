import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from '@/db'

/**
 * Gives the tests of the file a database of their own in a temporary folder: `STET_DATA` points there before the
 * first test, and the folder is gone after the last. Answers a function that names the folder.
 */
export function temporaryDatabase(): () => string {
  let folder = ''
  let before: string | undefined
  beforeAll(() => {
    before = process.env.STET_DATA
    folder = mkdtempSync(join(tmpdir(), 'stet-test-'))
    process.env.STET_DATA = folder
  })
  afterAll(() => {
    process.env.STET_DATA = folder
    closeDatabase()
    if (before === undefined) delete process.env.STET_DATA
    else process.env.STET_DATA = before
    rmSync(folder, { recursive: true, force: true })
  })
  return () => folder
}
