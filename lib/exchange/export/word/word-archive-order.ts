const FIRST = '[Content_Types].xml'
const END_LENGTH = 22
const ENTRY_LENGTH = 46

/**
 * A Word file, as `docx` packs it, with the list of its content types in front, where some programs look to learn what
 * the archive is. Its entries are moved as they are: to pack them anew would take as long as the first time.
 */
export function contentTypesFirst(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = file.length - END_LENGTH
  const directory = view.getUint32(end + 16, true)
  const entries = entriesOf(file, view, directory, view.getUint16(end + 10, true))
  const first = entries.find(({ name }) => name === FIRST)
  if (first === undefined) throw new Error(`The file has no ${FIRST}.`)
  const starts = entries.map(({ offset }) => offset).concat(directory)
  const length = Math.min(...starts.filter(start => start > first.offset)) - first.offset
  const moved = new Uint8Array(file)
  moved.set(file.subarray(first.offset, first.offset + length), 0)
  moved.set(file.subarray(0, first.offset), length)
  const offsets = new DataView(moved.buffer)
  for (const { at, offset } of entries) {
    const now = offset === first.offset ? 0 : offset < first.offset ? offset + length : offset
    offsets.setUint32(at + 42, now, true)
  }
  return moved
}

/* Where each entry stands in the directory and in the archive. */
function entriesOf(file: Uint8Array, view: DataView, directory: number, count: number) {
  const utf8 = new TextDecoder()
  let at = directory
  return Array.from({ length: count }, () => {
    const length = (field: number) => view.getUint16(at + field, true)
    const name = utf8.decode(file.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length(28)))
    const entry = { at, name, offset: view.getUint32(at + 42, true) }
    at += ENTRY_LENGTH + length(28) + length(30) + length(32)
    return entry
  })
}
