import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { manifestLine, PART, partAt, placeOf } from '../layout'

/** The parts of an archive, whole, by their paths. */
export type Parts = Map<string, Buffer>

async function partsOf(path: string): Promise<Parts> {
  const zip = await openPromise(path, { lazyEntries: true })
  const parts: Parts = new Map()
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
    parts.set(partAt(entry.fileName) ?? entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return parts
}

/**
 * Writes an archive anew with something changed in it; `sealed` with all hashes and numbers of bytes set right again,
 * as somebody does who knows the format.
 */
export async function rebuild(
  from: string,
  to: string,
  change: (parts: Parts) => void,
  { sealed = false }: { readonly sealed?: boolean } = {},
): Promise<void> {
  const parts = await partsOf(from)
  change(parts)
  if (sealed) seal(parts)
  const zip = new ZipFile()
  for (const [part, content] of parts) zip.addReadStream(Readable.from([content]), placeOf(part))
  zip.end()
  await pipeline(zip.outputStream as PassThrough, createWriteStream(to)) // it is one, and typed as less than it is
}

function seal(parts: Parts): void {
  const hash = (part: string) =>
    createHash('sha256')
      .update(parts.get(part) ?? '')
      .digest('hex')
  const lines = (names: readonly string[]) =>
    Buffer.from(names.map(name => manifestLine(hash(name), name)).join(''))
  parts.set(PART.manifest, lines([...parts.keys()].filter(part => part.startsWith('data/'))))
  changeJson(parts, PART.description, said => {
    for (const table of said.tables) {
      table.sha256 = hash(PART.table(table.name))
      table.bytes = parts.get(PART.table(table.name))?.byteLength
    }
    said.manifest = hash(PART.manifest)
  })
  parts.set(PART.tagManifest, lines([PART.bagit, PART.readme, PART.description, PART.manifest]))
}

/** Changes a part that is JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests break whatever there is
export function changeJson(parts: Parts, part: string, change: (value: any) => void): void {
  const value = JSON.parse(parts.get(part)?.toString() ?? 'null')
  change(value)
  parts.set(part, Buffer.from(JSON.stringify(value)))
}

/** Changes the first row of a table. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function changeRow(parts: Parts, table: string, change: (row: any) => void): void {
  const [first = '', ...rest] = parts.get(PART.table(table))?.toString().split('\n') ?? []
  const row = JSON.parse(first)
  change(row)
  parts.set(PART.table(table), Buffer.from([JSON.stringify(row), ...rest].join('\n')))
}
