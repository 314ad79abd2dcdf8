/* How many pictures one draft brings along at most, and how many bytes they have together. */
const MOST = 100
const MOST_BYTES = 24 * 1024 * 1024

/** What a figure of an imported draft names its picture by, until the file is kept and has its hash. */
export function pictureKey(index: number): string {
  return index.toString(16).padStart(64, '0')
}

/** How an address begins that stands for a picture of the same text, by its key. */
export const PICTURE_SCHEME = 'stet-picture:'

/** The pictures that are found while a draft is read, as they stand in the file: nobody has looked into them. */
export class ImportedPictures {
  private readonly found: Uint8Array[] = []
  private bytes = 0

  /** By what a figure is to name this picture; null when there are too many, or they are too large together. */
  add(bytes: Uint8Array): string | null {
    if (this.found.length >= MOST || this.bytes + bytes.length > MOST_BYTES) return null
    this.bytes += bytes.length
    this.found.push(bytes)
    return pictureKey(this.found.length - 1)
  }

  /** In the order of their keys. */
  all(): readonly Uint8Array[] {
    return this.found
  }
}

/** The bytes of a picture in an address, `data:image/png;base64,…`; null when it is another address, or not sound. */
export function bytesOfAddress(address: string): Uint8Array | null {
  const data = /^\s*data:image\/[\w.+-]+(?:;[\w=.+-]+)*;base64,([A-Za-z0-9+/=\s]*)$/i.exec(address)?.[1]
  if (data === undefined) return null
  try {
    return Uint8Array.from(atob(data.replace(/\s/g, '')), letter => letter.charCodeAt(0))
  } catch {
    return null
  }
}
