import 'server-only'
import { createHash } from 'node:crypto'
import { type PassThrough, pipeline, Readable, Transform } from 'node:stream'
import { ZipFile } from 'yazl'
import { placeOf } from './layout'

/* The same for every part of every archive: what is the same is so byte for byte. */
const MTIME = new Date(Date.UTC(1980, 0, 1, 12))

/** What was written of a part. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** A ZIP file that is read while it is written. */
export interface ZipWriter {
  /** What to read; writing waits for it, so that no more is in memory than buffers hold. Destroying it ends the writing. */
  readonly output: Readable
  /** How long it is so far, packed. */
  size(): number
  /** Adds a part, and answers once all of it has been taken. `packed` is for what gets no smaller. */
  add(
    part: string,
    content: AsyncIterable<Uint8Array>,
    options?: { readonly packed?: boolean },
  ): Promise<Written>
  end(): void
}

/** Begins a ZIP file. When what a part is made of throws, so does whoever reads the output. */
export function zipWriter(): ZipWriter {
  const zip = new ZipFile()
  let size = 0
  const output = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.byteLength
      done(null, chunk)
    },
  })
  // It is one, and typed as less than it is. What goes wrong on either side is told by the output.
  pipeline(zip.outputStream as PassThrough, output, () => undefined)
  zip.on('error', error => output.destroy(error))
  let source: Readable | undefined
  output.once('close', () => source?.destroy(new Error('Nobody reads the archive any more.')))
  return {
    output,
    size: () => size,
    async add(part, content, { packed = false } = {}) {
      const hash = createHash('sha256')
      let bytes = 0
      async function* counted() {
        for await (const chunk of content) {
          hash.update(chunk)
          bytes += chunk.byteLength
          yield chunk
        }
      }
      const own = Readable.from(counted(), { objectMode: false })
      source = own
      await new Promise<void>((resolve, reject) => {
        own.once('end', resolve)
        own.once('error', error => {
          output.destroy(error)
          reject(error)
        })
        if (output.destroyed) own.destroy(new Error('Nobody reads the archive any more.'))
        else zip.addReadStream(own, placeOf(part), { mtime: MTIME, mode: 0o100600, compress: !packed })
      })
      return { bytes, sha256: hash.digest('hex') }
    },
    end: () => zip.end(),
  }
}
