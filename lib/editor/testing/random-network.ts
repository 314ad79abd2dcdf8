import fc from 'fast-check'
import type { Client } from './client'
import { type Request, UNREACHABLE } from './network'
import { type Deed, type Doer, doDeed, randomDeed } from './random-deed'

const WAYS = [
  ...Array<'deliver'>(3).fill('deliver'),
  ...(['lose', 'loseAnswer', 'duplicate', 'late', 'fail'] as const),
] as const

/** Something that happens between windows and a server. */
export type Happening =
  | { readonly do: 'deed'; readonly who: number; readonly deed: Deed }
  | { readonly do: 'wait'; readonly who: number; readonly ms: number }
  | { readonly do: 'poll' | 'leave' | 'hurry'; readonly who: number }
  | { readonly do: 'travel'; readonly how: (typeof WAYS)[number]; readonly which: number }
  | { readonly do: 'arrive'; readonly which: number }

/* Which window, and which message of those on their way; taken as a remainder of how many there are. */
export const who = fc.nat({ max: 7 })
const which = fc.nat({ max: 9 })

/** A happening, deeds of every kind among them. */
export const randomHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('deed' as const), who, deed: randomDeed }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      who,
      ms: fc.constantFrom(100, 400, 1000, 5000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('poll' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'hurry' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('travel' as const), how: fc.constantFrom(...WAYS), which }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('arrive' as const), which }) },
)

/** Windows on one draft, and what is between them and the server. */
export interface Between {
  readonly clients: readonly (Client & Doer)[]
  readonly requests: Request[]
  /** Answers on their way back, and requests that the client has given up. */
  readonly returning: (() => unknown)[]
}

/** Lets it happen. */
export function happen(between: Between, happening: Happening): void {
  const { clients, returning } = between
  if (happening.do === 'travel') travel(between, happening.how, happening.which)
  else if (happening.do === 'arrive') {
    const [answer] = returning.length > 0 ? returning.splice(happening.which % returning.length, 1) : []
    answer?.()
  } else {
    const client = clients[happening.who % clients.length]
    if (client) befall(client, happening)
  }
}

function befall(client: Client & Doer, happening: Extract<Happening, { who: number }>): void {
  switch (happening.do) {
    case 'deed':
      doDeed(client, happening.deed)
      break
    case 'wait':
      client.clock.forward(happening.ms)
      break
    case 'poll':
      client.sync.poll()
      break
    case 'leave':
      client.sync.notify({ type: 'leaving', closing: true })
      break
    case 'hurry':
      client.sync.notify({ type: 'hurry' })
  }
}

function travel({ requests, returning }: Between, how: (typeof WAYS)[number], which: number): void {
  if (requests.length === 0) return
  const at = which % requests.length
  const request = requests[at]
  if (!request) return
  if (how !== 'duplicate') requests.splice(at, 1)
  if (how === 'deliver' || how === 'duplicate') {
    const result = request.reach()
    returning.push(() => request.answer(result))
  } else if (how === 'loseAnswer') {
    request.reach()
    request.answer({ ok: false, error: UNREACHABLE })
  } else if (how === 'late') {
    // The client gives up first; the request reaches the server afterwards.
    request.answer({ ok: false, error: UNREACHABLE })
    returning.push(() => request.reach())
  } else if (how === 'fail') {
    request.answer({ ok: false, error: { status: 503, code: 'unavailable', message: '' } })
  } else request.answer({ ok: false, error: UNREACHABLE })
}
