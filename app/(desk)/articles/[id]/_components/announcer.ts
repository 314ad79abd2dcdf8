import type { PersonRef } from '@/lib/contracts/shared'
import { inSentence } from './who-is-here'

/** Milliseconds between two messages at least, and what is waited for more to come before one. */
const APART = 5000
const GATHER = 1500
/** How many names, and how many changes, one message has room for. */
const NAMES = 3
const CHANGES = 2

export interface AnnouncerOptions {
  say(message: string): void
  /** Whether it can be known who is here; while it cannot, nobody has come or gone. */
  knows(): boolean
  readonly clock: {
    now(): number
    /** Runs once after so many milliseconds, unless the answer is called before. */
    after(ms: number, run: () => void): () => void
  }
}

/**
 * Says to those who cannot see it who came, who left and what others did: at most one message in 5 s, in which what
 * happened meanwhile is gathered. Who left and is back by then never left.
 */
export interface Announcer {
  people(here: readonly PersonRef[]): void
  did(what: string): void
  destroy(): void
}

export function createAnnouncer({ say, knows, clock }: AnnouncerOptions): Announcer {
  let said: readonly PersonRef[] = []
  let present: readonly PersonRef[] = []
  let done: string[] = []
  let saidAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  const plan = () => {
    cancel ??= clock.after(Math.max(GATHER, saidAt + APART - clock.now()), tell)
  }

  const tell = () => {
    cancel = null
    const parts: string[] = []
    if (knows()) {
      const came = without(present, said)
      const left = without(said, present)
      said = present
      if (came.length > 0) parts.push(`${names(came)} ${came.length > 1 ? 'are' : 'is'} here.`)
      if (left.length > 0) parts.push(`${names(left)} left.`)
    } else if (present !== said) {
      plan()
    }
    parts.push(...done.slice(0, CHANGES).map(what => `${what}.`))
    const more = done.length - CHANGES
    if (more > 0) parts.push(more === 1 ? 'And 1 more change.' : `And ${more} more changes.`)
    done = []
    if (parts.length === 0) return
    saidAt = clock.now()
    say(parts.join(' '))
  }

  return {
    people(here) {
      present = here
      plan()
    },
    did(what) {
      done = [...done.filter(other => other !== what), what]
      plan()
    },
    destroy() {
      cancel?.()
    },
  }
}

function without(people: readonly PersonRef[], others: readonly PersonRef[]): PersonRef[] {
  return people.filter(person => !others.some(other => other.id === person.id))
}

function names(people: readonly PersonRef[]): string {
  const all = people.map(person => person.name)
  return inSentence(
    all.length <= NAMES ? all : [...all.slice(0, NAMES - 1), `${all.length - NAMES + 1} more`],
  )
}
