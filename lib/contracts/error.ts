import { z } from 'zod'

/** What is wrong, in a word for programs and a sentence for people. */
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
})
export type ErrorAnswer = z.infer<typeof errorAnswer>

/** Status codes of the interface and when each is used. */
export const ERROR_STATUS = {
  400: 'The request is malformed.',
  401: 'Nobody is signed in.',
  403: 'Signed in, but not allowed.',
  404: 'Unknown, or not for you to know.',
  409: 'In conflict with the present state.',
  410: 'The history asked for is gone.',
  413: 'Too large.',
  415: 'Not a kind of content that is understood here.',
  422: 'Well formed, but does not fit.',
  426: 'The client is too old for the present schema.',
  429: 'Too many requests.',
  503: 'Not now: the database cannot be read or written, or too much waits to be read in.',
} as const
export type ErrorStatus = keyof typeof ERROR_STATUS
