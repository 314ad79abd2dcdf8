import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { read, write } from '@/db'
import { articleIds } from '@/db/queries/articles'
import { dump } from '@/db/testing/dump'
import { integrityFaults } from '@/db/testing/integrity'
import { restoreArchive } from '@/lib/server/archive/restore-archive'
import { archiveTo, contentOf } from '@/lib/server/archive/testing/round-trip'
import { beginSession } from '@/lib/server/session'
import { disagreements } from '@/lib/server/testing/agreement'
import { inDataFolder } from '@/lib/server/testing/data-folder'
import { ask } from '@/lib/server/testing/http'
import { cookieIn } from '@/lib/server/testing/people'
import { randomNewsroom } from './archive-newsroom'
import { dice } from './dice'
import type { Proof } from './proof'

/** Random newsrooms, archived, restored and archived again; see `docs/decisions/084`. */
export const archive: Proof<number> = {
  arbitrary: fc.nat(),
  // Which data folder is meant is a matter of the whole process.
  atOnce: 1,
  prepare: async () => ({ holds: roundTrip, close: () => undefined }),
}

async function roundTrip(seed: number): Promise<readonly string[]> {
  const here = mkdtempSync(join(tmpdir(), 'stet-here-'))
  const there = mkdtempSync(join(tmpdir(), 'stet-there-'))
  try {
    const [first, second] = [join(here, 'first.zip'), join(here, 'second.zip')]
    const { person, before } = await inDataFolder(here, async () => {
      const { everything } = await randomNewsroom(dice(seed))
      const before = await answers(everything.id)
      await archiveTo(first)
      return { person: everything.id, before }
    })
    const found: string[] = []
    await inDataFolder(there, async () => {
      const restored = await restoreArchive(first)
      if (!restored.ok) {
        found.push(restored.error.message)
        return
      }
      await archiveTo(second, { madeBy: 'Bea', madeAt: '2030-01-01T00:00:00.000Z' })
      for (const id of await read(articleIds)) found.push(...(await disagreements(id)).found)
      found.push(...(await integrityFaults()))
      const after = await answers(person)
      for (const [path, text] of before) {
        if (after.get(path) !== text) found.push(`${path} answers ${after.get(path)} instead of ${text}`)
      }
    })
    if (found.length > 0) return found
    if (!isDeepStrictEqual(await contentOf(second), await contentOf(first)))
      found.push('The archives differ.')
    const rows = dump(there)
    found.push(
      ...dump(here).flatMap((row, index) => (rows[index] === row ? [] : [`${row} became ${rows[index]}`])),
    )
    return found
  } finally {
    rmSync(here, { recursive: true, force: true })
    rmSync(there, { recursive: true, force: true })
  }
}

/** What is answered over HTTP about everything, by path. */
async function answers(personId: string): Promise<ReadonlyMap<string, string>> {
  const as = { cookie: cookieIn(await write(db => beginSession(db, personId))) }
  const all = new Map<string, string>()
  const get = async (path: string) => {
    const { status, text } = await ask('GET', path, { as })
    all.set(path, `${status} ${text}`)
  }
  for (const path of [
    '/api/articles',
    '/api/articles?trashed=true',
    '/api/claims',
    '/api/sources',
    '/api/people',
  ]) {
    await get(path)
  }
  for (const id of await read(articleIds)) {
    for (const rest of ['', '/events', '/versions', '/versions/0']) await get(`/api/articles/${id}${rest}`)
  }
  return all
}
