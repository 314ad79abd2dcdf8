import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '@/lib/domain/testing/picture'
import { preparePicture } from './prepare-picture'

const bytes = (text: string) => new TextEncoder().encode(text)
async function codeOf(sent: Uint8Array): Promise<string> {
  const prepared = await preparePicture(sent)
  return prepared.ok
    ? `${prepared.value.type} ${prepared.value.width}x${prepared.value.height}`
    : `${prepared.error.status} ${prepared.error.code}`
}
async function prepared(sent: Uint8Array) {
  const result = await preparePicture(sent)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/* A PNG of one chunk of each kind, with whatever its header claims. */
function png(width: number, height: number, data: Uint8Array): Uint8Array {
  const crc = (input: Uint8Array) => {
    let c = 0xffffffff
    for (const byte of input) {
      c ^= byte
      for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    }
    return ~c >>> 0
  }
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), body])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(body.length, 0)
    ends.writeUInt32BE(crc(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const parts = [chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]))
}

describe('what is taken', () => {
  it.each([
    ['png', 'image/png 40x30'],
    ['gif', 'image/png 40x30'],
    ['jpeg', 'image/jpeg 40x30'],
    ['webp', 'image/jpeg 40x30'],
    ['avif', 'image/jpeg 40x30'],
    ['tiff', 'image/jpeg 40x30'],
  ] as const)('%s', async (format, kept) => {
    expect(await codeOf(await pictureOf(format))).toBe(kept)
  })

  it('is kept under the same hash each time', async () => {
    const sent = await pictureOf('jpeg')
    expect((await prepared(sent)).hash).toBe((await prepared(sent)).hash)
  })

  it('keeps what lets the ground shine through', async () => {
    const see = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
      .webp()
      .toBuffer()
    const { type, bytes: kept } = await prepared(see)
    expect([type, (await sharp(kept).metadata()).hasAlpha]).toEqual(['image/png', true])
  })

  it('is made smaller when no page shows so much', async () => {
    expect(await codeOf(await pictureOf('jpeg', { width: 5000, height: 1000 }))).toBe('image/jpeg 2400x480')
  })
})

describe('what a picture knew of where and by whom it was taken', () => {
  it('is gone, and it stands upright without it', async () => {
    const exif = { IFD0: { Copyright: 'Kari', Artist: 'Kari' }, IFD3: { GPSLatitude: '59/1 54/1 0/1' } }
    const sent = await sharp(await pictureOf('jpeg'))
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('Kari')
    const { bytes: kept, width, height } = await prepared(sent)
    const { exif: left, orientation, xmp, iptc, icc } = await sharp(kept).metadata()
    expect([width, height]).toEqual([30, 40])
    expect([left, orientation, xmp, iptc, icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(Buffer.from(kept).toString('latin1')).not.toContain('Kari')
  })
})

describe('what is refused', () => {
  it('a drawing that holds a program', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    expect(await codeOf(bytes(svg))).toBe('415 not_a_picture')
    expect(await codeOf(bytes(`<?xml version="1.0"?>\n${svg}`))).toBe('415 not_a_picture')
  })

  it.each(['', 'Not a picture.', '<html><img src=x onerror=alert(1)>', '%PDF-1.7', 'GIF89a'])(
    '%j',
    async text => {
      expect(await codeOf(bytes(text))).toMatch(/^(?:415|422) /)
    },
  )

  it('a picture that breaks off', async () => {
    const noise = {
      create: {
        width: 300,
        height: 300,
        channels: 3 as const,
        background: 'red',
        noise: { type: 'gaussian' as const, mean: 128, sigma: 30 },
      },
    }
    for (const whole of [await sharp(noise).jpeg().toBuffer(), await sharp(noise).png().toBuffer()]) {
      expect(await codeOf(whole.subarray(0, whole.length / 2))).toBe('422 picture_damaged')
    }
  })

  it('one that says it is larger than any', async () => {
    expect(await codeOf(png(60_000, 60_000, deflateSync(Buffer.alloc(10))))).toBe('413 picture_too_large')
    expect(await codeOf(png(0x7fffffff, 0x7fffffff, deflateSync(Buffer.alloc(10))))).toMatch(
      /^4(?:13|15|22) /,
    )
  })

  it('a small file that swells', async () => {
    const bomb = png(9000, 9000, deflateSync(Buffer.alloc(9000 * (1 + 3 * 9000)), { level: 9 }))
    expect(bomb.length).toBeLessThan(300_000)
    expect(await codeOf(bomb)).toBe('413 picture_too_large')
  })

  it('a file that is too long', async () => {
    expect(await codeOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('413 picture_too_large')
  })
})

describe('a picture that is something else too', () => {
  it('is only the picture afterwards', async () => {
    const gif = await pictureOf('gif')
    const both = new Uint8Array([...gif, ...bytes('<html><script>alert(1)</script>')])
    expect(Buffer.from((await prepared(both)).bytes).toString('latin1')).not.toContain('script')
  })

  it('is known by what it is, whatever it is called', async () => {
    expect(await codeOf(await pictureOf('png'))).toBe('image/png 40x30')
  })
})
