import type { PictureFile } from '@/lib/domain/pictures'

/** The address that holds a picture itself, so that a copy needs no other file. */
export function addressOf({ type, bytes }: PictureFile): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}
