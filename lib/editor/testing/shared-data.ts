import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(process.env.STET_SHARED ?? '../shared', 'data')

/** Whether the folder of real inputs is here; tests on it are skipped, by name, where it is not. */
export function hasSharedData(name: string): boolean {
  return existsSync(join(FOLDER, name))
}

export function sharedFiles(folder: string, ending: string): string[] {
  if (!hasSharedData(folder)) return []
  return readdirSync(join(FOLDER, folder)).filter(name => name.endsWith(ending))
}

export function sharedText(folder: string, name: string): string {
  return readFileSync(join(FOLDER, folder, name), 'utf8')
}
