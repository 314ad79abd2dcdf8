import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { dataFolder } from '@/db'
import { translateFailure } from './engines/sqlite/failure'

/*
 * Where the picture files lie, and nothing else knows it: `pictures/ab/abcd…` in the data folder, each named by the
 * SHA-256 of its bytes in hex. A file never changes, so a copy of the folder at any moment goes with any copy of the
 * database made before. The rows are in `db/schema/picture.ts`.
 */

/** The path of a picture's file inside a data folder, or inside a folder of backups. */
export function picturePath(hash: string, folder = dataFolder()): string {
  return join(folder, 'pictures', hash.slice(0, 2), hash)
}

/**
 * Writes a picture's file, which is on the disk and has its name once this is through; a row may name it only then.
 * Answers whether it is new: one that is there already is left as it is. Throws `DatabaseUnavailable` when the disk
 * stands in the way, and what its content throws; then nothing is kept.
 */
export async function writePicture(
  hash: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const path = picturePath(hash)
  if (await isThere(path)) return false
  const folder = dirname(path)
  const partial = join(folder, `${hash}.${randomBytes(6).toString('hex')}.partial`)
  try {
    await mkdir(folder, { recursive: true })
    try {
      const file = await open(partial, 'wx', 0o600)
      try {
        const pieces = content instanceof Uint8Array ? [content] : content
        for await (const piece of pieces) await file.writeFile(piece)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(partial, path)
    } finally {
      await rm(partial, { force: true })
    }
    await syncFolder(folder)
    await syncFolder(dirname(folder))
    return true
  } catch (error) {
    throw translateFailure(error)
  }
}

/* So that the name outlives a power cut too. Some systems cannot sync a folder, and need not. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY).catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** The bytes of a picture's file; null when it is not there. */
export async function readPicture(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(picturePath(hash)))
  } catch (error) {
    if (isMissing(error)) return null
    throw translateFailure(error)
  }
}

/**
 * Copies all picture files into a folder of backups, where one copy of each serves all backups. Answers how many were
 * not there yet. To be done after the copy of the database: then no row in that names a file that is missing here.
 */
export async function copyPictures(folder: string): Promise<number> {
  let copied = 0
  try {
    for (const hash of await picturesThere()) {
      const to = picturePath(hash, folder)
      if (await isThere(to)) continue
      await mkdir(dirname(to), { recursive: true })
      await copyFile(picturePath(hash), `${to}.partial`)
      await rename(`${to}.partial`, to)
      copied++
    }
  } catch (error) {
    throw translateFailure(error)
  }
  return copied
}

/* The hashes of all files; what is still being written has a longer name. */
async function picturesThere(): Promise<string[]> {
  const names = await readdir(join(dataFolder(), 'pictures'), { recursive: true }).catch(() => [])
  return names.map(name => basename(name)).filter(name => /^[0-9a-f]{64}$/.test(name))
}

/** Lets go of a picture's file, which no row names. */
export async function dropPicture(hash: string): Promise<void> {
  await rm(picturePath(hash), { force: true })
}

/** Fails when pictures cannot be written. Leaves nothing behind. */
export async function tryPictures(): Promise<void> {
  const folder = join(dataFolder(), 'pictures')
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw translateFailure(error)
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
