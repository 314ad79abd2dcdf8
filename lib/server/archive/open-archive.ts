import 'server-only'
import { ARCHIVE_TABLES } from '@/db/queries/archive'
import { anyDescription, compareTables, type Description, description } from './description'
import { FILE_STORES, type FileStore } from './file-stores'
import { FORMAT_VERSION, PART } from './layout'
import { ArchiveTrouble } from './trouble'
import { type Expected, type ZipReader, zipReader } from './zip-reader'

const MB = 1024 * 1024

/** An archive that says what it is, and has every part that it names and no other. */
export interface OpenArchive {
  readonly description: Description
  /** The bytes of a table, or of a file of a store; they throw `ArchiveTrouble` when they are not what was written. */
  table(name: string): AsyncGenerator<Buffer>
  file(store: FileStore, hash: string): AsyncGenerator<Buffer>
  /** The hashes of the files that belong into a store. */
  hashes(store: FileStore): readonly string[]
  close(): void
}

/** Opens an archive for restoring. Throws `ArchiveTrouble`; what is in the tables is looked at when they are read. */
export async function openArchive(path: string, stores = FILE_STORES): Promise<OpenArchive> {
  const zip = await zipReader(path)
  try {
    return await look(zip, stores)
  } catch (error) {
    zip.close()
    throw error
  }
}

async function look(zip: ZipReader, stores: readonly FileStore[]): Promise<OpenArchive> {
  if (!zip.parts.has(PART.description)) {
    throw new ArchiveTrouble('no_archive', `It is a ZIP file without a ${PART.description}.`)
  }
  const said = described(await zip.text(PART.description, MB))
  const manifest = manifestOf(await zip.text(PART.manifest, 64 * MB, { sha256: said.manifest }))
  await checkTags(zip)
  checkParts(zip, manifest, stores)
  const expected = (part: string): Expected => ({ sha256: manifest.get(part) ?? '' })
  return {
    description: said,
    table(name) {
      const table = said.tables.find(one => one.name === name)
      if (table === undefined || table.sha256 !== manifest.get(PART.table(name))) {
        throw new ArchiveTrouble('damaged', `Of ${PART.table(name)} two things are said.`)
      }
      return zip.read(PART.table(name), table)
    },
    file: (store, hash) => zip.read(PART.file(store.name, hash), expected(PART.file(store.name, hash))),
    hashes: store => {
      const folder = PART.file(store.name, '')
      return [...manifest.keys()]
        .filter(part => part.startsWith(folder))
        .map(part => part.slice(folder.length))
    },
    close: zip.close,
  }
}

/* Which version it is of is asked before anything else: a newer one may say the rest in another way. */
function described(text: string): Description {
  const value = jsonOf(text)
  const any = anyDescription.safeParse(value)
  if (!any.success)
    throw new ArchiveTrouble('no_archive', `Its ${PART.description} says nothing that Stet knows.`)
  const { formatVersion, product } = any.data
  const update = `Stet ${product.version.slice(0, 20)} made it: bring this one up to date and try again.`
  if (formatVersion > FORMAT_VERSION) throw new ArchiveTrouble('newer', update)
  const parsed = description.safeParse(value)
  if (!parsed.success)
    throw new ArchiveTrouble('damaged', `Its ${PART.description} does not say what it should.`)
  const compared = compareTables(parsed.data.tables)
  if (compared === 'newer') throw new ArchiveTrouble('newer', update)
  if (compared === 'older') {
    const version = product.version.slice(0, 20)
    throw new ArchiveTrouble(
      'older',
      `Restore it with Stet ${version}, and start this one on the same data folder: it brings the data up to date.`,
    )
  }
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ArchiveTrouble('damaged', `Its ${PART.description} cannot be read.`)
  }
}

function manifestOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter(line => line !== '')
  return new Map(
    lines.map(line => {
      const [, sha256, part] = /^([0-9a-f]{64}) {2}(data\/\S+)$/.exec(line) ?? []
      if (sha256 === undefined || part === undefined) {
        throw new ArchiveTrouble('damaged', `${PART.manifest} cannot be read.`)
      }
      return [part, sha256]
    }),
  )
}

/* The parts that are for people and for programs of archives; what was done to them is no less done to the whole. */
async function checkTags(zip: ZipReader): Promise<void> {
  const text = await zip.text(PART.tagManifest, MB)
  for (const part of [PART.bagit, PART.readme, PART.description, PART.manifest]) {
    const sha256 = new RegExp(`^([0-9a-f]{64}) {2}${part.replaceAll('.', '\\.')}$`, 'm').exec(text)?.[1]
    if (sha256 === undefined)
      throw new ArchiveTrouble('damaged', `${PART.tagManifest} does not name ${part}.`)
    await zip.text(part, 64 * MB, { sha256 })
  }
}

function checkParts(
  zip: ZipReader,
  manifest: ReadonlyMap<string, string>,
  stores: readonly FileStore[],
): void {
  const named: ReadonlySet<string> = new Set([
    ...[PART.bagit, PART.readme, PART.description, PART.manifest, PART.tagManifest],
    ...manifest.keys(),
  ])
  const tables: ReadonlySet<string> = new Set(ARCHIVE_TABLES.map(({ name }) => PART.table(name)))
  const isFile = (part: string, sha256: string) => stores.some(({ name }) => part === PART.file(name, sha256))
  for (const part of named) {
    if (!zip.parts.has(part)) throw new ArchiveTrouble('incomplete', `${part} is not there.`)
  }
  for (const part of zip.parts) {
    if (!named.has(part))
      throw new ArchiveTrouble('foreign', 'It has a file that its own list does not name.')
  }
  for (const [part, sha256] of manifest) {
    if (!tables.has(part) && !isFile(part, sha256)) {
      throw new ArchiveTrouble('foreign', 'It has a file that is no part of an archive.')
    }
  }
}
