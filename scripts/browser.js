import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { lastLines, Refusal, ROOT, run, say } from './project.js'

/**
 * Where a system-wide Chromium or Chrome lies, likeliest first. The headless shell, which has no windows to draw, takes
 * two thirds of the time of the whole browser.
 */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Playwright's download fails slowly where it is not reachable. */
const DOWNLOAD_MS = 120_000

/**
 * The browser to test with: `E2E_CHROMIUM` if set, else Playwright's own, else one of the system's.
 * @param {string} own where Playwright's own would be
 * @returns {string | undefined}
 */
export function findChromium(own) {
  return process.env.E2E_CHROMIUM || [own, ...SYSTEM_BROWSERS].find(path => existsSync(path))
}

/** Installs a browser if there is none: Playwright's, or as root on Debian its package. Needs node_modules. */
export async function ensureChromium() {
  const named = process.env.E2E_CHROMIUM
  if (named && !existsSync(named)) throw new Refusal(`E2E_CHROMIUM is ${named}, but there is no such file.`)
  const require = createRequire(import.meta.url)
  const own = require('@playwright/test').chromium.executablePath()
  if (findChromium(own)) return

  say('Installing a browser for the journeys …')
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js')
  const download = await run(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: DOWNLOAD_MS })
  if (findChromium(own)) return
  let output = download.output
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const wait = ['-o', 'DPkg::Lock::Timeout=300']
    output = (await run('apt-get', [...wait, 'update'], { env })).output
    for (const name of ['chromium-headless-shell', 'chromium']) {
      output += (await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', name], { env }))
        .output
      if (findChromium(own)) return
    }
  }
  console.error(lastLines(output, 8))
  throw new Refusal(
    'No browser could be installed. Install Chromium or Chrome, or name one with E2E_CHROMIUM.',
  )
}
