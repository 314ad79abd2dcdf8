import 'server-only'
import { createHash } from 'node:crypto'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { PictureFile } from '@/lib/domain/pictures'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Refusal } from '../refusal'

/** How large a picture may be as it is sent, in bytes and in pixels. */
const MAX_PICTURE_BYTES = 20 * 1024 * 1024
const MAX_PIXELS = 60_000_000
/* What is kept is made no wider or higher than this: twice what the widest page shows. */
const LONGEST_SIDE = 2400
/* A picture without loss that comes out larger than this is a photograph, and is kept as one. */
const MAX_LOSSLESS = 3 * 1024 * 1024
const SECONDS = 20
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']

/* Only what photographs and screens come as is ever decoded: no SVG, no PDF, nothing that is a program. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map(format => `VipsForeignLoad${format}`),
})
sharp.cache(false)
sharp.concurrency(1)

/** A picture made ready to be kept. */
export interface PreparedPicture extends PictureFile {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string
}

/* One at a time: a decoded picture takes some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a picture of what was sent, whatever it calls itself: decoded, turned upright, and written anew as JPEG or
 * PNG, so that nothing stays but what is to be seen. Of a moving picture the first frame. Refuses 415 what is no
 * picture of a kind that is taken, 413 what is too large, 422 what is damaged.
 */
export function preparePicture(bytes: Uint8Array): Promise<Result<PreparedPicture, Refusal>> {
  const turn = last.then(() => prepare(bytes))
  last = turn.catch(() => undefined)
  return turn
}

async function prepare(bytes: Uint8Array): Promise<Result<PreparedPicture, Refusal>> {
  if (bytes.byteLength > MAX_PICTURE_BYTES) return refuse(TOO_MANY_BYTES)
  const open = () =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, sequentialRead: true }).timeout({ seconds: SECONDS })
  try {
    const known = await open().metadata()
    if (!FORMATS.includes(known.format)) return refuse(noPicture(bytes))
    if (known.width * known.height > MAX_PIXELS) return refuse(TOO_MANY_PIXELS)
    const upright = open()
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    return ok(await written(upright, known))
  } catch (error) {
    return refuse(refusalOf(error, bytes))
  }
}

async function written(picture: Sharp, { format, hasAlpha }: Metadata): Promise<PreparedPicture> {
  const lossless = hasAlpha || format === 'png' || format === 'gif'
  if (lossless) {
    const png = await picture.clone().png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true })
    if (png.data.byteLength <= MAX_LOSSLESS) return made('image/png', png)
  }
  const jpeg = await picture
    .flatten({ background: 'white' })
    .jpeg({ quality: 88, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  return made('image/jpeg', jpeg)
}

function made(
  type: PreparedPicture['type'],
  { data, info }: { data: Buffer; info: { width: number; height: number } },
): PreparedPicture {
  const bytes = new Uint8Array(data)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { hash, type, width: info.width, height: info.height, bytes }
}

const TOO_MANY_BYTES: Refusal = {
  status: 413,
  code: 'picture_too_large',
  message: 'That picture is too large: at most 20 MB fit here.',
}
const TOO_MANY_PIXELS: Refusal = {
  status: 413,
  code: 'picture_too_large',
  message: 'That picture has too many pixels: at most 60 million fit here.',
}

/* libvips says in English what is wrong; there are no codes. */
function refusalOf(error: unknown, bytes: Uint8Array): Refusal {
  const said = error instanceof Error ? error.message : ''
  if (/pixel limit/i.test(said)) return TOO_MANY_PIXELS
  if (/unsupported image format|is empty|not set/i.test(said)) return noPicture(bytes)
  return {
    status: 422,
    code: 'picture_damaged',
    message: 'That picture is damaged and cannot be read whole.',
  }
}

function noPicture(bytes: Uint8Array): Refusal {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1000))
  const drawing = /<svg[\s/>]/i.test(start)
  return {
    status: 415,
    code: 'not_a_picture',
    message: drawing
      ? 'SVG drawings are not taken, since they can hold programs. Save it as PNG and add that.'
      : 'That file is not a picture of a kind that Stet takes: JPEG, PNG, WebP, GIF, AVIF or TIFF.',
  }
}
