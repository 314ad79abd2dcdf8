import { ImageRun } from 'docx'
import type { PictureFile } from '@/lib/domain/pictures'
import { wordText } from './word-text'

/* What fits between the margins of a page, in pixels of a 96th of an inch. */
const WIDEST = 600
const HIGHEST = 760

/** The picture of a figure, in the line of its own paragraph. */
export function wordPicture({ type, width, height, bytes }: PictureFile, alt: string): ImageRun {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height)
  return new ImageRun({
    type: type === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    },
    altText: { name: 'Picture', title: '', description: wordText(alt) },
  })
}
