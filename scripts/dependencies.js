import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, Refusal, ROOT, run, say } from './project.js'

/** Installs what is missing, and sees to it that the database driver loads. */
export async function ensureDependencies() {
  await ensurePackages()
  await ensureDatabaseDriver()
}

/**
 * Installs the dependencies unless node_modules already holds what package-lock.json asks for. Nothing of theirs is
 * run: only the database driver needs that, which takes longest and is seen to apart.
 *
 * What is installed is read from npm's own record, so nothing is done again after a plain `npm install`.
 */
export async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`Stet needs Node 20.19 or newer; this is ${process.versions.node}.`)
  }
  if (!installedFits()) await install()
}

/** Whether every package that is not optional is installed in the version the lockfile names. */
function installedFits() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([key, entry]) => key === '' || entry.optional || present[key]?.version === entry.version,
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesIn(file) {
  const path = join(ROOT, file)
  if (!existsSync(path)) return undefined
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

async function install() {
  say('Installing dependencies …')
  const exact = await run('npm', ['ci', '--include=dev', '--ignore-scripts'])
  if (exact.code === 0) return
  if (exact.code === 127) throw new Refusal('npm was not found. It comes with Node.')
  if (!exact.output.includes('EUSAGE')) {
    console.error(lastLines(exact.output, 20))
    throw new Refusal('The dependencies could not be installed; npm says why above.')
  }
  say('package-lock.json does not fit here; installing without it …')
  const loose = await run('npm', ['install', '--include=dev', '--no-save', '--ignore-scripts'])
  if (loose.code === 0) return
  console.error(lastLines(loose.output, 20))
  throw new Refusal('The dependencies could not be installed; npm says why above.')
}

/** The database driver is fetched or compiled for one Node version; after a change of Node it has to be made anew. */
export async function ensureDatabaseDriver() {
  const opens = () => run(process.execPath, ['-e', 'new (require("better-sqlite3"))(":memory:").close()'])
  if ((await opens()).code === 0) return
  say('Making the database driver for this Node (about a minute) …')
  await run('npm', ['rebuild', 'better-sqlite3'])
  const again = await opens()
  if (again.code === 0) return
  console.error(lastLines(again.output, 12))
  throw new Refusal(
    'The database driver (better-sqlite3) does not load; it needs a C++ compiler and Python to build.',
  )
}
