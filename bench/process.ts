import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Runs a program that uses the server's code, in a data folder of its own that is gone afterwards; answers the JSON
 * that it prints. `args` reach it as JSON in its first argument.
 */
export async function runProcess<T>(file: string, args: readonly unknown[] = []): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--import', './scripts/proofs/server-side.js', file, JSON.stringify(args)],
      { env: { ...process.env, STET_DATA: data }, maxBuffer: 64 * 1024 * 1024 },
    )
    return JSON.parse(stdout)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
