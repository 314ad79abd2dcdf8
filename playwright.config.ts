import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'

/** Journeys run against the production build; e2e/fixtures.ts starts a server of its own for each worker. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  /* Each worker has a newsroom of its own, and no test counts on what another left there. */
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromiumLaunchOptions(),
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
