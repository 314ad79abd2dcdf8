import { z } from 'zod'
import { isPictureHash } from '@/lib/domain/manuscript-schema'

/** The SHA-256 of a picture's file, hex. */
export const pictureHash = z.string().refine(isPictureHash, 'Not the hash of a picture.')

/** A picture comes as multipart `file`; without one, `picture` names one of another article, to be shown here too. */
export const addPictureBody = z.object({ picture: pictureHash.optional() }).strict()

/** What a figure needs to know of its picture; `width` and `height` in pixels. */
export const pictureAnswer = z.object({
  picture: z.object({ hash: pictureHash, width: z.number().int(), height: z.number().int() }),
})
export type PictureAnswer = z.infer<typeof pictureAnswer>
