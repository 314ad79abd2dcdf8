import { chromium, type LaunchOptions } from '@playwright/test'
import { findChromium } from '@/scripts/browser'

/** Launch options for the browser that is there (see scripts/browser.js), in a container and as root too. */
export function chromiumLaunchOptions(): LaunchOptions {
  const own = chromium.executablePath()
  const path = findChromium(own)
  const root = process.getuid?.() === 0
  return {
    // Playwright's own browser is best left to Playwright: naming it would switch off its headless shell.
    ...(path && path !== own ? { executablePath: path } : {}),
    args: ['--disable-quic', ...(root ? ['--no-sandbox'] : [])],
  }
}
