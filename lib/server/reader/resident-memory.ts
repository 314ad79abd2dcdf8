import 'server-only'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * How much memory a process has in use, in bytes; null when it is gone or the system does not tell: on Windows only
 * the size of its heap is limited.
 */
export async function residentMemory(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') {
      const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
      return kilobytes === undefined ? null : Number(kilobytes) * 1024
    }
    if (process.platform === 'win32') return null
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout) * 1024
  } catch {
    return null
  }
}

/** How often it is worth asking, in milliseconds: elsewhere than on Linux it takes a program. */
export const MEMORY_EVERY = process.platform === 'linux' ? 25 : 250
