import { Inflate } from 'fflate'
import { damaged, WordFault } from './word-fault'

/* How much an archive may hold: entries, bytes when expanded, and how many times its own size beyond SMALL. */
const MAX_ENTRIES = 1000
const MAX_EXPANDED = 100_000_000
const MAX_RATIO = 100
/* An entry of this size does no harm, however well it is packed; a page repeated a hundred times is. */
const SMALL = 10_000_000

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
/* An entry is handed to the decompressor in pieces, so that it can be stopped: a piece expands to 1032 times at most. */
const PIECE = 16_384

interface Entry {
  readonly method: number
  readonly packed: number
  readonly expanded: number
  readonly checksum: number
  readonly offset: number
}

/**
 * A ZIP archive read from its directory; an entry is expanded when it is asked for and counted while it expands, so
 * that what the directory claims is not relied on. No name of an entry is ever a path to anything. Throws WordFault.
 */
export class WordArchive {
  private readonly entries: ReadonlyMap<string, Entry>
  private expanded = 0

  constructor(private readonly bytes: Uint8Array) {
    this.entries = directoryOf(bytes)
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  /** Names of the entries, in lower case: Word does not tell case apart. */
  names(): string[] {
    return [...this.entries.keys()]
  }

  /** An entry's bytes; null when there is none of that name. */
  read(name: string): Uint8Array | null {
    const entry = this.entries.get(name.toLowerCase())
    if (entry === undefined) return null
    const { bytes } = this
    const view = viewOf(bytes)
    const at = entry.offset
    if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL)
      throw damaged('its parts are not where it says')
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    if (start + entry.packed > bytes.length) throw damaged('it breaks off in the middle')
    const packed = bytes.subarray(start, start + entry.packed)
    const content = entry.method === STORED ? packed : this.inflated(packed)
    this.count(entry.method === STORED ? content.length : 0)
    if (content.length !== entry.expanded || crc32(content) !== entry.checksum)
      throw damaged('a part of it is not as it was written')
    return content
  }

  private inflated(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = []
    let length = 0
    let done = false
    const inflate = new Inflate((chunk, final) => {
      length += chunk.length
      this.count(chunk.length)
      if (length > SMALL && length > packed.length * MAX_RATIO) throw bomb()
      chunks.push(chunk)
      done = final
    })
    try {
      for (let at = 0; at < packed.length; at += PIECE) {
        const to = Math.min(packed.length, at + PIECE)
        inflate.push(packed.subarray(at, to), to === packed.length)
      }
    } catch (error) {
      if (error instanceof WordFault) throw error
      throw damaged('a part of it is not packed as ZIP archives are')
    }
    if (!done) throw damaged('it breaks off in the middle')
    const content = new Uint8Array(length)
    let offset = 0
    for (const chunk of chunks) {
      content.set(chunk, offset)
      offset += chunk.length
    }
    return content
  }

  private count(length: number): void {
    this.expanded += length
    if (this.expanded > MAX_EXPANDED) throw bomb()
  }
}

function bomb(): WordFault {
  return new WordFault(
    'too_large',
    'is far larger inside than a Word file is: more than 100 MB, or a hundred times its own size. Paste the text instead.',
  )
}

/* The directory stands at the end; what comes before it only counts where the directory points. */
function directoryOf(bytes: Uint8Array): Map<string, Entry> {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end < 0) throw damaged('its end is missing')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw damaged('it is packed in a way that Word does not use')
  if (count > MAX_ENTRIES) {
    throw new WordFault(
      'too_large',
      `holds ${count} parts; a Word file has ${MAX_ENTRIES} at most. Paste the text instead.`,
    )
  }
  const entries = new Map<string, Entry>()
  const utf8 = new TextDecoder()
  let expanded = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw damaged('its list of parts is broken')
    const flags = view.getUint16(at + 8, true)
    const entry = {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      expanded: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const name = utf8
      .decode(bytes.subarray(at + 46, nameEnd))
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
      .toLowerCase()
    if ((flags & 1) !== 0)
      throw new WordFault('encrypted', 'is protected by a password. Save it without one.')
    if (entry.method !== STORED && entry.method !== DEFLATED)
      throw damaged('it is packed in a way that Word does not use')
    expanded += entry.expanded
    if (expanded > MAX_EXPANDED) throw bomb()
    if (entries.has(name)) throw damaged('it holds two parts of one name')
    if (!name.endsWith('/')) entries.set(name, entry)
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/* A remark of up to 65,535 bytes may follow the end of the directory. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return -1
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
