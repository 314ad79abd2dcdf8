import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Changes the XML of parts of a Word file, by their paths, as somebody with a text editor would. */
export function editDocx(
  file: Uint8Array,
  edits: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  for (const [path, edit] of Object.entries(edits)) {
    const part = parts[path]
    if (part === undefined) throw new Error(`The file has no ${path}.`)
    parts[path] = strToU8(edit(strFromU8(part)))
  }
  return zipSync(parts) as Uint8Array<ArrayBuffer> // fflate makes its own buffers, never shared ones
}
