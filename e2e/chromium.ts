import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

/** Where a system-wide Chromium or Chrome lies, likeliest first. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The browser to test with: `E2E_CHROMIUM` if set, else Playwright's own, else one of the system's.
 * `undefined` when there is none. scripts/browser.js installs one in the same order.
 */
export function findChromium(): string | undefined {
  const named = process.env.E2E_CHROMIUM
  if (named) return named
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find(path => existsSync(path))
}

/** Launch options that work for that browser, in a container and as root too. */
export function chromiumLaunchOptions(): LaunchOptions {
  const path = findChromium()
  const root = process.getuid?.() === 0
  return {
    // Playwright's own browser is best left to Playwright: naming it would switch off its headless shell.
    ...(path && path !== chromium.executablePath() ? { executablePath: path } : {}),
    args: ['--disable-quic', ...(root ? ['--no-sandbox'] : [])],
  }
}
