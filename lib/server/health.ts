import 'server-only'
import { statfsSync } from 'node:fs'
import type { z } from 'zod'
import { DatabaseUnavailable, dataFolder, isWritingAlone, read, write } from '@/db'
import { tryPictures } from '@/db/picture-files'
import { migrationsApplied, tryWriting, unsearchable } from '@/db/queries/health'
import type { healthAnswer } from '@/lib/contracts/newsroom'
import { ok, type Result, refuse } from '@/lib/domain/result'
import packageJson from '@/package.json'
import { refusal } from './answer'
import { jobsStanding } from './jobs/jobs'
import { hubIfAny } from './live/slot'
import type { Refusal } from './refusal'

/** With less free space than this, in bytes, the next write may fail. */
const LEAST_SPACE = 1024 * 1024

type Health = z.output<typeof healthAnswer>
type Check = Health['checks'][string]

/**
 * Whether Stet can work: the database opens and can be read, its migrations are applied, something can be written,
 * pictures too, there is room for it, and what is newest can be found by searching. Refuses 503 `unwell` with all
 * checks in its details.
 */
export async function checkHealth(): Promise<Result<Health, Refusal>> {
  const database = await check(async () => {
    await read(migrationsApplied)
  })
  const migrations = database.ok ? await check(requireMigrations) : database
  const writable = database.ok ? await check(tryToWrite) : database
  const space = await check(async () => requireSpace())
  // What does not get out of the house keeps nobody here from working: it is told, and makes nothing unwell.
  const jobs = database.ok ? await read(jobsStanding) : { waiting: 0, failed: 0 }
  const search = database.ok ? await check(requireSearch) : database
  const pictures = await check(tryPictures)
  const checks = { database, migrations, writable, pictures, space, search }
  const health: Health = {
    ok: Object.values(checks).every(one => one.ok),
    version: packageJson.version,
    checks,
    streams: hubIfAny()?.streams() ?? 0,
    jobs,
  }
  if (health.ok) return ok(health)
  const failed = Object.entries(checks)
    .filter(([, one]) => !one.ok)
    .map(([name]) => name)
  return refuse(refusal(503, 'unwell', `Stet cannot work now: ${failed.join(', ')}.`, health))
}

/* While an archive is restored everything waits for it: that it is written shows that one can. */
async function tryToWrite(): Promise<void> {
  if (!isWritingAlone()) await write(tryWriting)
}

async function requireMigrations(): Promise<void> {
  if ((await read(migrationsApplied)) === 0) throw new DatabaseUnavailable('damaged')
}

async function requireSearch(): Promise<void> {
  if ((await read(unsearchable)).length > 0) throw new DatabaseUnavailable('unsearchable')
}

function requireSpace(): void {
  const { bavail, bsize } = statfsSync(dataFolder())
  if (bavail * bsize < LEAST_SPACE) throw new DatabaseUnavailable('full')
}

/** Only reasons made for people are passed on; anything else is named as failed and no more. */
async function check(work: () => Promise<void>): Promise<Check> {
  try {
    await work()
    return { ok: true }
  } catch (error) {
    return { ok: false, message: error instanceof DatabaseUnavailable ? error.message : 'Failed.' }
  }
}
