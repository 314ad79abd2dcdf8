import 'server-only'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { type Reader, snapshot } from '@/db'
import { ARCHIVE_TABLES, type ArchiveRow, archiveRows, countRows, LEFT_OUT } from '@/db/queries/archive'
import { theNewsroom } from '@/db/queries/newsroom'
import packageJson from '@/package.json'
import type { Description, TablePart } from './description'
import { FILE_STORES, type FileStore } from './file-stores'
import { BAGIT, FORMAT, FORMAT_VERSION, manifestLine, PART, readme } from './layout'
import type { Hear } from './progress'
import { type ZipWriter, zipWriter } from './zip-writer'

/** Who makes an archive and when, as `stet.json` says it. */
export interface ArchiveOptions {
  readonly madeBy: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly hear?: Hear
  readonly stores?: readonly FileStore[]
}

/**
 * The whole newsroom as one file, a ZIP, as it stands in one moment; others go on writing meanwhile. It is made while
 * it is read, with no more in memory than a page of rows. Throws from the stream what stands in its way.
 */
export function writeArchive(options: ArchiveOptions): Readable {
  const zip = zipWriter()
  snapshot(db => writeAll(db, zip, options)).catch(error => zip.output.destroy(error))
  return zip.output
}

async function writeAll(db: Reader, zip: ZipWriter, options: ArchiveOptions): Promise<void> {
  const { madeBy, madeAt, hear, stores = FILE_STORES } = options
  const rows = new Map<string, number>()
  for (const { name } of ARCHIVE_TABLES) rows.set(name, await countRows(db, name))
  const files = new Map<FileStore, readonly string[]>()
  for (const store of stores) files.set(store, await store.hashes(db))
  const of = sum(rows.values()) + sum([...files.values()].map(hashes => hashes.length))
  let done = 0
  const count = (part: string, more: number) => {
    done += more
    hear?.({ part, done, of, bytes: zip.size() })
  }

  const tags: [part: string, sha256: string][] = []
  const tag = async (part: string, text: string) => {
    const { sha256 } = await zip.add(part, once(text))
    tags.push([part, sha256])
    return sha256
  }
  await tag(PART.bagit, BAGIT)
  await tag(PART.readme, readme(ARCHIVE_TABLES, stores))

  const lines: string[] = []
  const tables: TablePart[] = []
  for (const { name, holds, key, columns } of ARCHIVE_TABLES) {
    count(name, 0)
    const content = ndjson(
      archiveRows(db, name),
      columns.map(column => column.name),
      more => count(name, more),
    )
    const { bytes, sha256 } = await zip.add(PART.table(name), content)
    lines.push(manifestLine(sha256, PART.table(name)))
    tables.push({
      name,
      holds,
      rows: rows.get(name) ?? 0,
      bytes,
      sha256,
      key: [...key],
      columns: [...columns],
    })
  }
  const storeParts: Description['stores'] = []
  for (const [store, hashes] of files) {
    let bytes = 0
    for (const hash of hashes) {
      const part = PART.file(store.name, hash)
      const written = await zip.add(part, store.read(hash), { packed: true })
      if (written.sha256 !== hash) throw new Error(`The file ${hash} is not what it was when it was kept.`)
      lines.push(manifestLine(hash, part))
      bytes += written.bytes
      count(store.name, 1)
    }
    storeParts.push({ name: store.name, holds: store.holds, files: hashes.length, bytes })
  }

  const manifest = await tag(PART.manifest, lines.join(''))
  const description: Description = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    product: { name: 'Stet', version: packageJson.version },
    madeAt,
    madeBy,
    newsroom: (await theNewsroom(db))?.name ?? '',
    tables,
    stores: storeParts,
    leftOut: { ...LEFT_OUT },
    manifest,
  }
  await tag(PART.description, `${JSON.stringify(description, null, 2)}\n`)
  await zip.add(PART.tagManifest, once(tags.map(([part, sha256]) => manifestLine(sha256, part)).join('')))
  zip.end()
}

/**
 * Rows as text, a line each: the columns in their order, and JSON within a column as it is stored, the order of its
 * keys too, so that what comes back is the same byte for byte.
 */
async function* ndjson(
  pages: AsyncIterable<readonly ArchiveRow[]>,
  columns: readonly string[],
  wrote: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const page of pages) {
    const lines = page.map(
      row => `${JSON.stringify(Object.fromEntries(columns.map(name => [name, row[name]])))}\n`,
    )
    yield Buffer.from(lines.join(''))
    wrote(page.length)
    // A page takes milliseconds: others get their turn between two of them.
    await setImmediate()
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
