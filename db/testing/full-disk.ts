import type Driver from 'better-sqlite3'
import { write } from '@/db'

const MOST_PAGES = 1_073_741_823

/** Lets the database grow no further, as on a full disk; `free` gives the space back. */
export async function fillDisk(): Promise<{ readonly free: () => Promise<void> }> {
  const limit = (pages: (driver: Driver.Database) => number) =>
    write(async db => {
      // Every handle of Drizzle's has its driver; the type of what `write` gives away does not say so.
      const driver = (db as unknown as { $client: Driver.Database }).$client
      driver.pragma(`max_page_count = ${pages(driver)}`)
    })
  await limit(driver => Number(driver.pragma('page_count', { simple: true })))
  return { free: () => limit(() => MOST_PAGES) }
}
