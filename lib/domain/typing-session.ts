/** A save of text, as the record has it. */
export interface Save {
  /** Versions before and after. */
  readonly from: number
  readonly to: number
  readonly personId: string | null
  /** ISO 8601. */
  readonly at: string
  /** How many words the draft has after it; null in records that do not say. */
  readonly words: number | null
}

/** Saves that belong together: by one person without a long pause, or by several who typed at the same time. */
export interface TypingSession {
  readonly from: number
  readonly to: number
  /** In the order in which they joined. */
  readonly personIds: readonly (string | null)[]
  readonly begin: string
  readonly end: string
  readonly saves: number
  /** How many words the draft has after it; null in records that do not say. */
  readonly words: number | null
}

/** A pause longer than this, in milliseconds, ends a session. */
export const LONGEST_PAUSE = 10 * 60_000
/** Whoever saves within so many milliseconds of somebody else typed at the same time. */
export const AT_THE_SAME_TIME = 60_000

/** Groups saves, in the order of their versions, into sessions, in the same order. */
export function typingSessions(saves: readonly Save[]): TypingSession[] {
  const sessions: TypingSession[] = []
  for (const { from, to, personId, at, words } of saves) {
    const last = sessions.at(-1)
    const pause = last ? Date.parse(at) - Date.parse(last.end) : Number.POSITIVE_INFINITY
    const known = last?.personIds.includes(personId) ?? false
    if (last && pause <= (known ? LONGEST_PAUSE : AT_THE_SAME_TIME)) {
      const personIds = known ? last.personIds : [...last.personIds, personId]
      sessions[sessions.length - 1] = { ...last, to, personIds, end: at, words, saves: last.saves + 1 }
    } else {
      sessions.push({ from, to, personIds: [personId], begin: at, end: at, saves: 1, words })
    }
  }
  return sessions
}
