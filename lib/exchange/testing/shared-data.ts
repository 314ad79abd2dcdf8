import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/* Real inputs that are not part of the repository. */
const SHARED = join(process.env.STET_SHARED ?? join(process.cwd(), '../shared'), 'data')

/** Whether the folder of real inputs is there; without it tests that need it are skipped, and say so. */
export const hasSharedData = existsSync(SHARED)
if (!hasSharedData)
  console.warn('Skipped: tests with real inputs, as STET_SHARED is not set and ../shared is not there.')

/** The files in a folder of the real inputs whose names end so. */
export function sharedFiles(folder: string, ...endings: readonly string[]): string[] {
  if (!hasSharedData) return []
  return readdirSync(join(SHARED, folder)).filter(
    name => name !== 'README.md' && endings.some(ending => name.endsWith(ending)),
  )
}

export function sharedBytes(path: string): Uint8Array {
  return readFileSync(join(SHARED, path))
}

export function sharedText(path: string): string {
  return readFileSync(join(SHARED, path), 'utf8')
}

/** A list of things in a JSON file, of which one field is wanted. */
export function sharedStrings(path: string, field?: string): string[] {
  if (!hasSharedData) return []
  const list: unknown = JSON.parse(sharedText(path))
  if (!Array.isArray(list)) throw new TypeError(`${path} holds no list.`)
  return list.map(entry => {
    const text: unknown = field === undefined ? entry : entry[field]
    if (typeof text !== 'string') throw new TypeError(`${path} holds something else than text.`)
    return text
  })
}

/** Everything in the real inputs that was written to break things, as text. */
export function hostileTexts(): string[] {
  if (!hasSharedData) return []
  return [
    ...sharedStrings('hostile/blns_even.json'),
    ...sharedStrings('hostile/owasp_xss_even.json', 'payload'),
    ...sharedStrings('hostile/dompurify_even.json', 'payload'),
    ...sharedText('hostile/patt_rsnake.txt').split('\n'),
    ...sharedText('hostile/csv_injection_payloadbox.txt').split('\n'),
    ...sharedFiles('hostile/files', '.svg').map(name => sharedText(`hostile/files/${name}`)),
  ].filter(text => text.trim() !== '')
}
