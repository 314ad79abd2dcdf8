/*
 * Does one thing with a newsroom and tells how long it took and how much memory it came to: archives it into a file,
 * restores it from there, or, to stand beside these, copies its database and packs the copy.
 */
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { closeDatabase, copyDatabase } from '@/db'
import { restoreArchive } from '@/lib/server/archive/restore-archive'
import { writeArchive } from '@/lib/server/archive/write-archive'
import { accepted } from '@/lib/server/testing/draft-window'

const [what, folder, file] = JSON.parse(process.argv[2] ?? '[]') as [string, string, string] // as bench/archive.ts passes them
process.env.STET_DATA = folder
mkdirSync(folder, { recursive: true })

const DO: Readonly<Record<string, () => Promise<unknown>>> = {
  archive: () =>
    pipeline(writeArchive({ madeBy: 'Bo', madeAt: new Date().toISOString() }), createWriteStream(file)),
  restore: async () => accepted(await restoreArchive(file)),
  pack: async () => {
    const copy = copyDatabase(join(dirname(file), 'copy'), new Date())
    await pipeline(createReadStream(copy), createGzip(), createWriteStream(file))
    rmSync(copy)
  },
  unpack: () => pipeline(createReadStream(file), createGunzip(), createWriteStream(join(folder, 'stet.db'))),
}

const before = process.memoryUsage().rss
const began = performance.now()
await DO[what]?.()
const took = performance.now() - began
const most = process.resourceUsage().maxRSS * 1024
closeDatabase()
console.info(JSON.stringify({ took, before, most, bytes: statSync(file).size }))
process.exit(0)
