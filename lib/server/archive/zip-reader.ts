import 'server-only'
import { createHash } from 'node:crypto'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { partAt } from './layout'
import { ArchiveTrouble } from './trouble'

/* A newsroom has a picture or two for each article; a list of more files than this is no list of pictures. */
const MOST_PARTS = 200_000
/* Text packs to a tenth, ids and times to a fifth; what unpacks to more than this many times its length is made to. */
const MOST_RATIO = 250
/* So much is let pass whatever the ratio. */
const FREE_BYTES = 32 * 1024 * 1024

/** What a part has to be. */
export interface Expected {
  readonly bytes?: number
  readonly sha256: string
}

/** A ZIP file in which each part can be read. */
export interface ZipReader {
  readonly parts: ReadonlySet<string>
  /**
   * The bytes of a part, counted and hashed as they come: throws `ArchiveTrouble` at its end when it is not what is
   * expected, and at once when it is too long.
   */
  read(part: string, expected?: Expected): AsyncGenerator<Buffer>
  /** A short part as text in UTF-8; throws `ArchiveTrouble` when it is longer than `limit` bytes. */
  text(part: string, limit: number, expected?: Expected): Promise<string>
  close(): void
}

/** Opens a ZIP file and its list of parts; of what they say of themselves nothing is believed but where they begin. */
export async function zipReader(path: string): Promise<ZipReader> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    troubled,
  )
  try {
    const entries = await entriesOf(zip)
    return reading(zip, entries)
  } catch (error) {
    zip.close()
    throw error
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > MOST_PARTS) throw new ArchiveTrouble('bomb', `It lists ${zip.entryCount} files.`)
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry
      if (fileName.endsWith('/')) continue
      const part = partAt(fileName)
      if (part === null) throw new ArchiveTrouble('foreign', `It has a file at ${told(fileName)}.`)
      if (entries.has(part)) throw new ArchiveTrouble('foreign', `${told(part)} is in it twice.`)
      if (entry.isEncrypted()) throw new ArchiveTrouble('foreign', `${told(part)} is encrypted.`)
      entries.set(part, entry)
    }
  } catch (error) {
    troubled(error)
  }
  return entries
}

function reading(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipReader {
  let unpacked = 0
  async function* read(part: string, expected?: Expected): AsyncGenerator<Buffer> {
    const entry = entries.get(part)
    if (!entry) throw new ArchiveTrouble('incomplete', `${part} is not there.`)
    const hash = createHash('sha256')
    let bytes = 0
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        bytes += chunk.byteLength
        unpacked += chunk.byteLength
        if (unpacked > FREE_BYTES && unpacked > zip.fileSize * MOST_RATIO) {
          throw new ArchiveTrouble(
            'bomb',
            `It is ${zip.fileSize} bytes long, and more than ${unpacked} came out of it.`,
          )
        }
        if (expected?.bytes !== undefined && bytes > expected.bytes) {
          throw new ArchiveTrouble('damaged', `${part} is longer than it should be.`)
        }
        hash.update(chunk)
        yield chunk
      }
    } catch (error) {
      troubled(error)
    }
    if (expected && hash.digest('hex') !== expected.sha256) {
      throw new ArchiveTrouble('damaged', `${part} is not what was written.`)
    }
  }
  return {
    parts: new Set(entries.keys()),
    read,
    async text(part, limit, expected) {
      const chunks: Buffer[] = []
      let length = 0
      for await (const chunk of read(part, expected)) {
        length += chunk.byteLength
        if (length > limit) throw new ArchiveTrouble('bomb', `${part} is longer than ${limit} bytes.`)
        chunks.push(chunk)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => zip.close(),
  }
}

/* What the library or zlib says of a file that is no good; what the disk says goes on as it is. */
function troubled(error: unknown): never {
  if (error instanceof ArchiveTrouble || !(error instanceof Error)) throw error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code !== '' && !code.startsWith('Z_') && !code.startsWith('ERR_')) throw error
  if (/end of central directory/i.test(error.message))
    throw new ArchiveTrouble('no_archive', 'It is no ZIP file.')
  if (/relative path|absolute path|invalid characters/i.test(error.message)) {
    throw new ArchiveTrouble('foreign', 'It names a file that would lie outside of it.')
  }
  throw new ArchiveTrouble('damaged', 'It cannot be unpacked.')
}

/** A name from a file, for a message: not longer than one can read, and nothing that writes over the line. */
function told(name: string): string {
  return `“${name.slice(0, 80).replace(/[\p{C}\p{Z}]/gu, ' ')}”`
}
