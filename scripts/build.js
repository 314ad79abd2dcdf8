import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packPrograms } from './programs.js'
import { DIST, lastLines, Refusal, ROOT, run, say } from './project.js'

/** The Next program, to be run by Node. */
export const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')

/** What a build is made from. Tests and tools leave it as it is. */
const SOURCES = ['app', 'db', 'lib', 'public']
const NOT_SOURCES = /\.test\.tsx?$|(^|\/)testing\//

/** Builds for production unless the last build was made from these very sources. */
export async function ensureBuild() {
  const sources = sourceHash()
  if (lastBuild() === `${sources} ${buildId()}`) return
  say('Building (about a minute) …')
  await build({ show: false })
}

/**
 * Builds for production and notes what from. A failed build throws a `Refusal` after showing its output.
 * @param {{ show: boolean }} options whether the output is shown as it comes
 */
export async function build({ show }) {
  const sources = sourceHash()
  const { code, output } = await run(process.execPath, [NEXT, 'build'], { show })
  if (code !== 0) {
    if (!show) console.error(lastLines(output, 60))
    throw new Refusal('The build failed; the reason is above.')
  }
  await packPrograms()
  writeFileSync(stamp(), `${sources} ${buildId()}`)
}

function stamp() {
  return join(ROOT, DIST, 'stet-sources')
}

function lastBuild() {
  return existsSync(stamp()) ? readFileSync(stamp(), 'utf8') : undefined
}

/** Next's own id of the build that lies there, so that a build made by hand is not taken for ours. */
function buildId() {
  const path = join(ROOT, DIST, 'BUILD_ID')
  return existsSync(path) ? readFileSync(path, 'utf8') : 'none'
}

function sourceHash() {
  const hash = createHash('sha256').update(process.version)
  const atRoot = readdirSync(ROOT, { withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(js|ts|json|css)$/.test(entry.name))
    .map(entry => entry.name)
    .filter(
      name =>
        !/^(next-env\.d\.ts|tsconfig\.next-.*|(vitest|playwright)\.config\.ts|knip\.json|biome\.json)$/.test(
          name,
        ),
    )
  for (const path of [...atRoot, ...SOURCES.flatMap(filesUnder)].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} folder */
function filesUnder(folder) {
  const path = join(ROOT, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter(name => !NOT_SOURCES.test(name))
}
