import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DIST, ROOT } from './project.js'

/**
 * Programs that the server runs apart from itself, and what each is packed from: one file each, with all that it
 * needs in it, so that whoever runs it need not be able to read any other.
 * @type {Readonly<Record<string, string>>}
 */
const PROGRAMS = {
  copyist: 'lib/server/copyist/copyist-thread.ts',
  reader: 'lib/server/reader/reader-process.ts',
}

/** Where programs lie that are packed when they are needed: while developing, and in tests. */
const CACHE = join(ROOT, 'node_modules/.cache/stet-programs')
/** After this long unused ones are swept away, in milliseconds. */
const KEEP_MS = 86_400_000

/** Packs every program into the folder of the build. */
export async function packPrograms() {
  const folder = join(ROOT, DIST, 'programs')
  mkdirSync(folder, { recursive: true })
  for (const [name, entry] of Object.entries(PROGRAMS)) {
    writeFileSync(join(folder, `${name}.cjs`), await packed(entry))
  }
}

/**
 * Packs one program as its sources are now.
 * @param {string} entry its name, or a path in the repository
 * @returns {Promise<string>} the path of what was packed
 */
export async function packProgram(entry) {
  const code = await packed(PROGRAMS[entry] ?? entry)
  const path = join(CACHE, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.cjs`)
  sweep()
  /* Others may be packing the same or running it. */
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, code)
  renameSync(draft, path)
  return path
}

/** @param {string} entry */
async function packed(entry) {
  /* Not there before the dependencies are, which scripts that lead here install. */
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['react-server'],
    tsconfig: join(ROOT, 'tsconfig.json'),
    logLevel: 'silent',
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

function sweep() {
  mkdirSync(CACHE, { recursive: true })
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > KEEP_MS) rmSync(path, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packPrograms()
