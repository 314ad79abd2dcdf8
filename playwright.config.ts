import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '@/e2e/chromium'

const launch = chromiumLaunchOptions()

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
    // Nothing here is about drawing fast, and a graphics card is only played where there is none.
    launchOptions: { ...launch, args: [...(launch.args ?? []), '--disable-gpu'] },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    // A trace of every journey costs a third of their time; `--trace on` makes one of a journey that failed.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
