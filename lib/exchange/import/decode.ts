import { ok, type Result, refuse } from '@/lib/domain/result'
import type { ImportRefusal } from './import-refusal'

/** The largest Word file that is taken, in bytes; most of such a one is pictures. */
export const MAX_WORD_BYTES = 40_000_000
/** The largest file of text that is read, in bytes: some 800,000 words. */
export const MAX_FILE_BYTES = 5_000_000

/* The first bytes of what people send by mistake, in hexadecimal; `.` stands for any half byte. None can begin a text. */
const KINDS: readonly (readonly [string, string])[] = [
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['474946383.61', 'a picture'],
  ['52494646........57454250', 'a picture'],
  ['49492a00', 'a picture'],
  ['4d4d002a', 'a picture'],
  ['424d........00000000', 'a picture'],
  ['........66747970', 'a picture or a film'],
  ['25504446', 'a PDF'],
  ['52494646........57415645', 'a recording'],
  ['1a45dfa3', 'a film'],
  ['504b0506', 'a ZIP archive'],
  ['504b0708', 'a ZIP archive'],
  ['1f8b', 'an archive'],
  ['377abcaf271c', 'an archive'],
  ['526172211a07', 'an archive'],
  ['7f454c46', 'a program'],
  ['53514c69746520666f726d617420', 'a database'],
]
const ZIP = '504b0304'
const OLD_WORD = 'd0cf11e0a1b11ae1'
const RTF = '7b5c727466'

/**
 * The text in a file's bytes: UTF-8, a byte order mark at the start taken off. Refused: more than MAX_FILE_BYTES,
 * nothing at all, UTF-16, and whatever is not text, known by its first bytes, a NUL, or bytes that are not UTF-8.
 */
export function decode(bytes: Uint8Array, fileName?: string): Result<string, ImportRefusal> {
  const name = fileName === undefined ? 'It' : `“${fileName}”`
  const notText = (what: string) =>
    refuse<ImportRefusal>({
      code: 'not_text',
      message: `That file is not text. ${name} is ${what}. Nothing was imported.`,
    })
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse({
      code: 'too_large',
      message: `That file is too large. ${name} has ${megabytes(bytes.length)} MB; ${megabytes(MAX_FILE_BYTES)} MB can be read. Nothing was imported.`,
    })
  }
  if (bytes.length === 0) {
    return refuse({
      code: 'empty',
      message: `That file is empty. There is nothing in ${fileName === undefined ? 'it' : name}. Nothing was imported.`,
    })
  }
  const head = headOf(bytes)
  if (head.startsWith(ZIP)) return notText('an archive')
  if (head.startsWith(OLD_WORD)) {
    return refuse({
      code: 'word_file',
      message: `That file is not text. ${name} is a file of an old Word (.doc): save it as .docx, or paste the text. Nothing was imported.`,
    })
  }
  if (head.startsWith(RTF)) {
    return refuse({
      code: 'word_file',
      message: `That file is not text. ${name} is rich text (RTF): save it as text, or paste it. Nothing was imported.`,
    })
  }
  if (isUtf16(bytes)) {
    return refuse({
      code: 'not_utf8',
      message: `That file is not text as Stet reads it. ${name} is UTF-16: save it as UTF-8. Nothing was imported.`,
    })
  }
  for (const [pattern, what] of KINDS) {
    if (new RegExp(`^${pattern}`).test(head)) {
      return notText(
        /^(a picture|a PDF)$/.test(what) && isTextName(fileName) ? `${what} by another name` : what,
      )
    }
  }
  if (bytes.includes(0)) return notText('made for a program, not for a reader')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse({
      code: 'not_utf8',
      message: `That file is not text as Stet reads it. ${name} is not UTF-8: open it where it was written and save it as UTF-8. Nothing was imported.`,
    })
  }
}

/** Whether a file is one that Word writes, by its first bytes: an archive, or the locked box around one. */
export function isWordFile(bytes: Uint8Array): boolean {
  const head = headOf(bytes)
  return head.startsWith(ZIP) || (head.startsWith(OLD_WORD) && isLocked(bytes))
}

/** Whether it is the box that Word puts a file into that has a password: its directory names what is in it. */
export function isLocked(bytes: Uint8Array): boolean {
  if (!headOf(bytes).startsWith(OLD_WORD)) return false
  const name = Array.from('EncryptedPackage', letter => [letter.charCodeAt(0), 0]).flat()
  const last = bytes.length - name.length
  for (let at = bytes.indexOf(0x45); at >= 0 && at <= last; at = bytes.indexOf(0x45, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function headOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}

/* With a byte order mark, or Latin letters with a NUL beside each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const sample = bytes.subarray(0, 512)
  if (sample.length < 4) return false
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const half = Math.floor(sample.length / 2)
  return (even === 0 && odd > half * 0.4) || (odd === 0 && even > half * 0.4)
}

function isTextName(fileName: string | undefined): boolean {
  return fileName !== undefined && /\.(txt|text|md|markdown|html?)$/i.test(fileName)
}

function megabytes(count: number): string {
  return (count / 1_000_000).toFixed(count < 10_000_000 ? 1 : 0).replace(/\.0$/, '')
}
