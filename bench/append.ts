import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How often a second a line can be appended to a file in this folder and be on the disk. */
export function appendsPerSecond(folder: string, count: number): number {
  const file = openSync(join(folder, 'bench-append'), 'a')
  const line = Buffer.alloc(400, 'a')
  const began = performance.now()
  for (let done = 0; done < count; done++) {
    writeSync(file, line)
    fdatasyncSync(file)
  }
  closeSync(file)
  return count / ((performance.now() - began) / 1000)
}
