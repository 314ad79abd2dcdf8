import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { PART } from '../layout'
import { type ArchiveOptions, writeArchive } from '../write-archive'
import { zipReader } from '../zip-reader'

const AT = '2026-01-01T00:00:00.000Z'

/** Archives the present data folder into a file. */
export async function archiveTo(path: string, options: Partial<ArchiveOptions> = {}): Promise<void> {
  await pipeline(writeArchive({ madeBy: 'Ada', madeAt: AT, ...options }), createWriteStream(path))
}

/** The parts of an archive but those that say when and by whom it was made, each with its whole content. */
export async function contentOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await zipReader(path)
  try {
    const content = new Map<string, Buffer>()
    for (const part of [...zip.parts].sort()) {
      if (part === PART.description || part === PART.tagManifest) continue
      const chunks: Buffer[] = []
      for await (const chunk of zip.read(part)) chunks.push(chunk)
      content.set(part, Buffer.concat(chunks))
    }
    return content
  } finally {
    zip.close()
  }
}
