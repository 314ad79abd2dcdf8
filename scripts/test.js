/** `npm test`: everything that has to hold, in one go, stopping at the first stage that fails. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.js'
import { build } from './build.js'
import { ensureDatabaseDriver, ensurePackages } from './dependencies.js'
import { Refusal, ROOT, run, say } from './project.js'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = mkdtempSync(join(tmpdir(), 'stet-test-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
const unitReport = join(reports, 'unit.json')
const e2eReport = join(reports, 'e2e.json')

/** Where the driver has to be compiled, that takes a minute of one core: the stages that do without go on meanwhile. */
const driver = { ready: Promise.resolve() }

/** @type {[string, () => Promise<unknown>][]} */
const stages = [
  ['dependencies', beginWithDependencies],
  ['browser', ensureChromium],
  ['route types', () => tool('next/dist/bin/next', 'typegen')],
  ['types', () => tool('typescript/bin/tsc', '--noEmit')],
  ['lint, format, layers', () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
  ['unused code', () => tool('knip/bin/knip.js')],
  ['build', () => build({ show: true })],
  ['database driver', () => driver.ready],
  [
    'unit tests',
    () =>
      tool(
        'vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ),
  ],
  ['journeys', () => tool('@playwright/test/cli.js', 'test', '--reporter=list,json')],
]

async function beginWithDependencies() {
  await ensurePackages()
  driver.ready = ensureDatabaseDriver()
  // It is asked about at its own stage.
  driver.ready.catch(() => undefined)
}

/**
 * Runs a tool out of node_modules, showing its output.
 * @param {string} path
 * @param {string[]} args
 */
async function tool(path, ...args) {
  const { code } = await run(process.execPath, [join(ROOT, 'node_modules', path), ...args], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
  })
  if (code !== 0) throw new Refusal(`status ${code}`)
}

/** @returns {Counts} what Vitest counted */
function unitCounts() {
  if (!existsSync(unitReport)) return { passed: 0, failed: 0, skipped: 0 }
  const report = JSON.parse(readFileSync(unitReport, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @returns {Counts} what Playwright counted */
function journeyCounts() {
  if (!existsSync(e2eReport)) return { passed: 0, failed: 0, skipped: 0 }
  const { stats } = JSON.parse(readFileSync(e2eReport, 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/** @param {number} since in milliseconds, as `performance.now()` gives it */
function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

const began = performance.now()
let broken = ''
for (const [name, stage] of stages) {
  const stageBegan = performance.now()
  say(`\n== ${name}`)
  try {
    await stage()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    broken = `${name}: ${error.message}`
  }
  say(`== ${name}: ${broken ? 'FAILED after ' : ''}${secondsSince(stageBegan)}`)
  if (broken) break
}

const unit = unitCounts()
const journeys = journeyCounts()
const passed = unit.passed + journeys.passed
const skipped = unit.skipped + journeys.skipped
// A stage that counts no tests, or a file that does not load, is a failure too.
const failed = Math.max(unit.failed + journeys.failed, broken ? 1 : 0)
say(`\n${broken ? `Stopped at ${broken}` : 'Every stage passed'}; ${secondsSince(began)} in all.`)
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = broken ? 1 : 0
