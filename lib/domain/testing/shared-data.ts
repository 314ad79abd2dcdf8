import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/* The folder of real inputs that developers keep beside the repository, unless `STET_SHARED` names another. */
const SHARED = resolve(process.env.STET_SHARED ?? '../shared', 'data')

/** Whether the real inputs are there; tests that need them are skipped without, and say so. */
export const hasSharedData = existsSync(SHARED)
if (!hasSharedData)
  console.warn(`Skipped: tests with real inputs. There are none at ${SHARED} (STET_SHARED).`)

/** One of the real inputs, as text. */
export function sharedText(file: string): string {
  return readFileSync(resolve(SHARED, file), 'utf8')
}

/** Of real articles (`en-name.txt`) one for each language and format; with `STET_STORIES=all` all of them. */
export function oneOfEach(names: readonly string[]): readonly string[] {
  if (process.env.STET_STORIES === 'all') return names
  const kindOf = (name: string) => name.replace(/-.*\./s, '.')
  return names.filter((name, index) => names.findIndex(other => kindOf(other) === kindOf(name)) === index)
}
