import 'server-only'
import type { ArchiveColumn, ArchiveRow, ArchiveTable } from '@/db/queries/archive'
import { PART } from './layout'
import { ArchiveTrouble } from './trouble'

/* A draft of a million words is some 20 MB as JSON. */
const LONGEST_LINE = 64 * 1024 * 1024

/** The rows of a table, from the bytes of its part; throws `ArchiveTrouble` at the first that is none. */
export async function* readRows(
  bytes: AsyncIterable<Buffer>,
  { name, columns }: ArchiveTable,
): AsyncGenerator<ArchiveRow> {
  let number = 0
  for await (const line of linesOf(bytes, PART.table(name))) {
    number++
    const row = rowOf(line, columns)
    if (row === null)
      throw new ArchiveTrouble('damaged', `Line ${number} of ${PART.table(name)} is no row of it.`)
    yield row
  }
}

async function* linesOf(bytes: AsyncIterable<Buffer>, part: string): AsyncGenerator<string> {
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      begun.push(chunk.subarray(from, end))
      yield Buffer.concat(begun).toString('utf8')
      begun = []
      length = 0
      from = end + 1
    }
    if (from === chunk.byteLength) continue
    begun.push(chunk.subarray(from))
    length += chunk.byteLength - from
    if (length > LONGEST_LINE) throw new ArchiveTrouble('bomb', `${part} has a line that does not end.`)
  }
  if (length > 0) throw new ArchiveTrouble('damaged', `${part} breaks off.`)
}

/* Exactly the columns, each of its type. */
function rowOf(line: string, columns: readonly ArchiveColumn[]): ArchiveRow | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const row = value as ArchiveRow // an object that is no array
  if (Object.keys(row).length !== columns.length) return null
  return columns.every(column => Object.hasOwn(row, column.name) && fits(row[column.name], column))
    ? row
    : null
}

function fits(value: unknown, { type, optional }: ArchiveColumn): boolean {
  if (value === null) return optional
  if (type === 'text') return typeof value === 'string'
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'boolean') return typeof value === 'boolean'
  return true
}
