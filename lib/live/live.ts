import type { CallError } from '@/lib/contracts/call'
import type { ChangesFrame, DeskFrame, Presence } from '@/lib/contracts/stream'
import { createLeader, type Leader, type LeaderOptions } from './leader'
import type { Interest, Message, Place } from './message'

/** What hears of one article. */
export interface ArticleListener {
  changes(frame: ChangesFrame): void
  presence(people: readonly Presence[]): void
  /** The server was heard, if only to say that nothing happened. */
  heard(): void
  /** The server was asked and did not answer, or refused. */
  unheard(error: CallError): void
}

/** Hears what happened on the desk; null when something may have, and there is no telling what. */
export type DeskListener = (frame: DeskFrame | null) => void

/** What is live in this tab: it hears of everything over one stream, which one tab of the browser holds for all. */
export interface Live {
  /** What happens to an article after a place, which is asked for when it is needed. Answers the way to stop. */
  follow(articleId: string, listener: ArticleListener, place: () => Place): () => void
  /** What happens on the desk after an event. Answers the way to stop. */
  watchDesk(since: number, listener: DeskListener): () => void
  /** Tries again at once, after signing in for example. */
  retry(): void
  /** The browser says that the network is back, or gone. */
  notify(event: { readonly type: 'online' | 'offline' }): void
}

/** What lets one tab lead. */
export interface Locks {
  /** Waits until this tab leads, then begins; `lost` when another tab has taken the lead away. */
  lead(begin: () => void, lost: () => void): void
  /** Makes this tab known as being there for as long as it is. Resolves once it is. */
  attend(tab: string): Promise<void>
  /** Runs when that tab is there no longer. */
  whenGone(tab: string, run: () => void): void
  /** Takes the lead away from a tab that does not answer. */
  seize(begin: () => void, lost: () => void): void
}

/** What tabs hear of each other by. A tab does not hear itself. */
export interface Channel {
  post(message: Message): void
  onMessage(listener: (message: Message) => void): void
}

export interface LiveOptions extends Pick<LeaderOptions, 'clock' | 'read'> {
  readonly tab: string
  readonly locks: Locks
  readonly channel: Channel
  /** Whether somebody sees this tab: such a one does not wait for a leader that has fallen asleep. */
  isSeen(): boolean
}

/* Milliseconds: how often a leader says that it is there, which a browser lets a hidden tab do once a minute only. */
const LEADS_EVERY = 20_000
const LEADER_SILENCE = 90_000

interface Follower {
  readonly listener: ArticleListener
  readonly place: () => Place
  /** Whether the stream carries the article. */
  carried: boolean
}

export function createLive({ tab, locks, channel, clock, read, isSeen }: LiveOptions): Live {
  const followers = new Map<string, Set<Follower>>()
  const watchers = new Set<DeskListener>()
  let event: number | null = null
  let leader: Leader | null = null
  let attending: Promise<void> | null = null
  let said = false
  let stopShowing = () => {}
  let heardOfLeaderAt = clock.now()

  const tell = (message: Message) => {
    channel.post(message)
    receive(message)
  }

  const begin = () => {
    leader = createLeader({ clock, read, tell })
    tell({ kind: 'who' })
    showLead()
  }
  const showLead = () => {
    stopShowing = clock.after(LEADS_EVERY, () => {
      channel.post({ kind: 'led' })
      showLead()
    })
  }
  const lost = () => {
    stopShowing()
    leader?.close()
    leader = null
    locks.lead(begin, lost)
  }

  /* What a tab says of itself; the leader is this very tab, or hears it over the channel. */
  const say = (message: Extract<Message, { kind: 'here' | 'gone' | 'retry' }>) => {
    channel.post(message)
    lead(message)
  }

  const sayInterest = () => {
    const interest = currentInterest()
    if (interest !== null) say({ kind: 'here', tab, interest })
    else if (said) say({ kind: 'gone', tab })
    said = interest !== null
  }

  const currentInterest = (): Interest | null => {
    if (followers.size === 0 && watchers.size === 0) return null
    const articles = [...followers].flatMap(([articleId, all]) =>
      [...all].slice(0, 1).map(({ place }) => ({ articleId, ...place() })),
    )
    return { articles, desk: watchers.size > 0 ? event : null }
  }

  /* Before a tab says what it wants, it is known to be there, so that its going is noticed. */
  const wanted = () => {
    if (attending === null) {
      attending = locks.attend(tab)
      locks.lead(begin, lost)
      watchLeader()
    }
    void attending.then(sayInterest)
  }

  const watchLeader = () => {
    clock.after(LEADER_SILENCE / 2, () => {
      const isSilent = clock.now() - heardOfLeaderAt > LEADER_SILENCE
      if (isSilent && leader === null && said && isSeen()) {
        heardOfLeaderAt = clock.now()
        locks.seize(begin, lost)
      }
      watchLeader()
    })
  }

  function lead(message: Message): void {
    if (leader === null) return
    if (message.kind === 'here') {
      const known = message.tab
      if (known !== tab) locks.whenGone(known, () => leader?.gone(known))
      leader.here(known, message.interest)
    } else if (message.kind === 'gone') leader.gone(message.tab)
    else if (message.kind === 'retry') leader.notify({ type: 'retry' })
  }

  function receive(message: Message): void {
    heardOfLeaderAt = clock.now()
    switch (message.kind) {
      case 'led':
        return
      case 'who':
        if (said) sayInterest()
        return
      case 'heard':
        for (const all of followers.values()) for (const one of all) if (one.carried) one.listener.heard()
        return
      case 'unheard':
        for (const all of followers.values()) for (const one of all) one.listener.unheard(message.error)
        return
      case 'article': {
        const { articleId, ...changes } = message.frame
        for (const one of followers.get(articleId) ?? []) {
          one.carried = true
          one.listener.changes(changes)
        }
        return
      }
      case 'presence':
        for (const one of followers.get(message.frame.articleId) ?? []) {
          one.carried = true
          one.listener.presence(message.frame.people)
        }
        return
      case 'away':
        for (const one of followers.get(message.articleId) ?? []) {
          one.carried = false
          if (message.reason !== 'full') one.listener.unheard(AWAY[message.reason])
        }
        return
      case 'desk': {
        if (watchers.size === 0) return
        event = message.frame.event
        const { articles, claims, sources, holds } = message.frame
        if (articles.length + claims.length + sources.length === 0 && holds === undefined) return
        for (const listener of watchers) listener(message.frame)
        return
      }
      case 'missed':
        if (message.tab === tab) for (const listener of watchers) listener(null)
    }
  }

  channel.onMessage(message => {
    if (message.kind === 'here' || message.kind === 'gone' || message.kind === 'retry') lead(message)
    else receive(message)
  })

  return {
    follow(articleId, listener, place) {
      const follower: Follower = { listener, place, carried: true }
      const all = followers.get(articleId) ?? new Set()
      followers.set(articleId, all.add(follower))
      wanted()
      return () => {
        all.delete(follower)
        if (all.size === 0) followers.delete(articleId)
        sayInterest()
      }
    },
    watchDesk(since, listener) {
      event = watchers.size === 0 ? since : Math.max(event ?? since, since)
      watchers.add(listener)
      wanted()
      return () => {
        watchers.delete(listener)
        sayInterest()
      }
    },
    retry: () => say({ kind: 'retry' }),
    notify: happened => leader?.notify(happened),
  }
}

const AWAY: Readonly<Record<'forbidden' | 'gone', CallError>> = {
  forbidden: { status: 404, code: 'not_found', message: 'This article is not here, or not for you to see.' },
  gone: {
    status: 410,
    code: 'gone',
    message: 'What happened since is not to be had. Load the draft anew.',
  },
}
