/**
 * Sets one PDF in a thread of its own, so that nobody waits for it. Plain JavaScript, as Node runs it as it is.
 * It is given the template, the copy as JSON, the pictures and the fonts, and answers the file, or fails.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { inflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/**
 * @type {{ template: string, copy: string, pictures: readonly { name: string, bytes: Uint8Array }[],
 *   fonts: readonly string[], folder: string, createdAt: number }}
 */
const { template, copy, pictures, fonts, folder, createdAt } = workerData

const compiler = NodeCompiler.create({
  // An empty folder: the template reads no file but the pictures given, and could not.
  workspace: folder,
  fontArgs: [{ fontBlobs: fonts.map(path => unpacked(readFileSync(path))) }],
})
for (const { name, bytes } of pictures) compiler.mapShadow(join(folder, 'pictures', name), Buffer.from(bytes))
const pdf = printed()
const bytes = new Uint8Array(pdf)
parentPort?.postMessage(bytes, [bytes.buffer])

/**
 * The file by the stricter standard, which asks for a letter in a font for everything written. Where somebody wrote
 * what no font here has, the same page without that promise: still tagged, with a box for each letter amiss.
 */
function printed() {
  const page = { mainFileContent: template, inputs: { copy } }
  try {
    return compiler.pdf(page, { pdfStandard: 'ua-1', creationTimestamp: createdAt })
  } catch {
    return compiler.pdf(page, { creationTimestamp: createdAt })
  }
}

/**
 * A font out of its WOFF 1.0 file (W3C Recommendation, 13 December 2012): the same tables, each inflated.
 * @param {Buffer<ArrayBuffer>} woff
 * @returns {Buffer<ArrayBuffer>}
 */
function unpacked(woff) {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  const power = Math.floor(Math.log2(count))
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10)
  const parts = [head]
  let offset = head.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const start = woff.readUInt32BE(entry + 4)
    const packed = woff.readUInt32BE(entry + 8)
    const length = woff.readUInt32BE(entry + 12)
    const raw = woff.subarray(start, start + packed)
    const padding = (4 - (length % 4)) % 4
    const at = 12 + 16 * index
    woff.copy(head, at, entry, entry + 4)
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(length, at + 12)
    parts.push(packed < length ? inflateSync(raw) : raw, Buffer.alloc(padding))
    offset += length + padding
  }
  return Buffer.concat(parts)
}
