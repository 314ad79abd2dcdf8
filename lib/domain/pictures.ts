import type { Node, Slice } from 'prosemirror-model'
import { AttrStep, type Step } from 'prosemirror-transform'

/** What pictures are kept as: what browsers, Word and PDFs all show. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/** A picture file with what is known of it; `width` and `height` in pixels. */
export interface PictureFile {
  readonly type: PictureType
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The hashes of the pictures that the figures of a draft, or of a part of one, show. */
export function picturesOf(nodes: Pick<Node, 'descendants'>): Set<string> {
  const found = new Set<string>()
  nodes.descendants(node => {
    if (node.type.name === 'figure') found.add(String(node.attrs.picture))
    return !node.isTextblock
  })
  return found
}

/** The hashes of the pictures that steps put into a draft, some of which it may show already. */
export function picturesBrought(steps: readonly Step[]): Set<string> {
  const found = new Set<string>()
  for (const step of steps) {
    if (step instanceof AttrStep && step.attr === 'picture') found.add(String(step.value))
    const { slice } = step as { readonly slice?: Slice } // steps that replace have one
    if (slice) for (const picture of picturesOf(slice.content)) found.add(picture)
  }
  return found
}
