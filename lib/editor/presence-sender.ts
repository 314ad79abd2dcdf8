import type { PresenceBody } from '@/lib/contracts/stream'
import type { SyncClock } from './sync-shell'

/* Milliseconds between two words: about a moving cursor, one that others see move by what is typed, one at rest. */
const MOVING = 400
const TYPING = 1200
const RESTING = 4000

export type Place = Omit<PresenceBody, 'left'>

export interface PresenceSenderOptions {
  /** Where this window is; asked for when it is about to be told. */
  place(): Place
  /** Tells the server; never throws. False when it is of no use to go on. */
  tell(body: PresenceBody, options: { readonly keepalive: boolean }): Promise<boolean>
  readonly clock: Pick<SyncClock, 'now' | 'after'>
}

/** Tells where this window is: soon after it moved, and every 4 s that it is still there. */
export interface PresenceSender {
  /** The cursor moved, or another claim was chosen; `typing` when a change of the text moved it. */
  moved(typing?: boolean): void
  /** The window is going away, or nobody looks at it any more: it is told once, and nothing after that. */
  leave(): void
  /** Somebody looks again. */
  back(): void
  destroy(): void
}

export function createPresenceSender({ place, tell, clock }: PresenceSenderOptions): PresenceSender {
  let told = ''
  let toldAt = Number.NEGATIVE_INFINITY
  let underWay = false
  let stopped = false
  let away = false
  let timer: { readonly at: number; readonly cancel: () => void } | null = null

  const plan = (at: number) => {
    if (stopped || away || underWay || (timer && timer.at <= at)) return
    timer?.cancel()
    timer = { at, cancel: clock.after(Math.max(0, at - clock.now()), due) }
  }

  const due = () => {
    timer = null
    void send()
  }

  const send = async () => {
    const body = place()
    told = JSON.stringify(body)
    toldAt = clock.now()
    underWay = true
    const wanted = await tell({ ...body, left: false }, { keepalive: false })
    underWay = false
    if (!wanted) stopped = true
    plan(toldAt + (JSON.stringify(place()) === told ? RESTING : TYPING))
  }

  const halt = () => {
    timer?.cancel()
    timer = null
  }

  plan(clock.now())
  return {
    moved: (typing = false) => plan(toldAt + (typing ? TYPING : MOVING)),
    leave() {
      halt()
      if (away) return
      away = true
      if (!stopped && told !== '') void tell({ ...place(), left: true }, { keepalive: true })
    },
    back() {
      if (!away) return
      away = false
      plan(clock.now())
    },
    destroy() {
      stopped = true
      halt()
    },
  }
}
