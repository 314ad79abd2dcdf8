import 'server-only'
import sharp from 'sharp'

type Colour = readonly [number, number, number]

const WIDTH = 960
const HEIGHT = 550
const GRASS: Colour = [214, 221, 196]
const PATH: Colour = [240, 233, 216]
const WATER: Colour = [134, 167, 184]
const BEDS: readonly Colour[] = [
  [126, 148, 96],
  [150, 163, 104],
  [107, 133, 92],
  [164, 148, 104],
]

/** The plan of the allotments, eight rows of five about a pond, drawn here: the address of a PNG, `data:image/png;…`. */
export async function planOfAllotments(): Promise<string> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  const fill = (left: number, top: number, width: number, height: number, colour: Colour) => {
    const line = Buffer.from(Array.from({ length: width }, () => colour).flat())
    for (let y = top; y < top + height; y++) line.copy(pixels, (y * WIDTH + left) * 3)
  }
  fill(0, 0, WIDTH, HEIGHT, GRASS)
  fill(44, 214, 872, 32, PATH)
  fill(464, 36, 32, 478, PATH)
  for (let plot = 0; plot < 40; plot++) {
    const column = plot % 8
    const row = Math.floor(plot / 8)
    const left = 44 + column * 96 + (column > 3 ? 116 : 0)
    const top = 36 + row * 90 + (row > 1 ? 40 : 0)
    fill(left, top, 84, 78, BEDS[(column * 3 + row * 5) % BEDS.length] ?? GRASS)
    for (let furrow = 10; furrow < 78; furrow += 12) fill(left + 8, top + furrow, 68, 2, GRASS)
  }
  fill(424, 178, 112, 104, PATH)
  fill(436, 190, 88, 80, WATER)
  const png = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png({ palette: true })
    .toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
