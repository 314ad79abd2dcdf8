import sharp from 'sharp'

/** A small picture of one colour, as a file of this format; the same for the same arguments. */
export async function pictureOf(
  format: 'png' | 'gif' | 'jpeg' | 'webp' | 'avif' | 'tiff' = 'png',
  { width = 40, height = 30, colour = '#2246C8' } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width, height, channels: 3, background: colour } })
  return new Uint8Array(await picture.toFormat(format).toBuffer())
}
