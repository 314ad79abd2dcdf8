import { z } from 'zod'

/** What becomes of the tracked changes of a Word file: the text with them, without them, or without them and each as a proposed wording. */
const CHANGE_CHOICES = ['accept', 'reject', 'propose'] as const
/** What becomes of its footnotes and endnotes: sources that claims cite, or a list after the text. */
const NOTE_CHOICES = ['cite', 'text'] as const
/** Whether comments that were resolved in the file come along. */
const RESOLVED_CHOICES = ['keep', 'leave'] as const

export const importChoices = {
  changes: z.enum(CHANGE_CHOICES).optional(),
  notes: z.enum(NOTE_CHOICES).optional(),
  resolved: z.enum(RESOLVED_CHOICES).optional(),
}
export interface ImportChoices {
  readonly changes?: (typeof CHANGE_CHOICES)[number] | undefined
  readonly notes?: (typeof NOTE_CHOICES)[number] | undefined
  readonly resolved?: (typeof RESOLVED_CHOICES)[number] | undefined
}
