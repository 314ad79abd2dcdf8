import type { ChangesFrame, PresenceFrame } from '@/lib/contracts/stream'
import { type Channel, createLive, type Live, type Locks } from '../live'
import type { Message } from '../message'
import type { Ending, EventReading, StreamEvent } from '../read-events'

/** One request for a stream, which the test answers. */
export interface AskedStream {
  readonly url: string
  readonly lastEventId: number | null
  /** Whether the browser has let it go. */
  isLetGo(): boolean
  open(): void
  send(name: string, data: unknown): void
  comment(): void
  end(ending: Ending): Promise<void>
}

/** A browser with tabs, whose time and server are in the test's hand. */
export interface TestBrowser {
  /** All streams that were asked for, in order. */
  readonly asked: AskedStream[]
  /** Those of them that were not let go, nor have ended. */
  alive(): AskedStream[]
  newTab(name: string): TestTab
  pass(ms: number): Promise<void>
}

export interface TestTab {
  readonly live: Live
  /** The tab is gone, as when its process is killed. */
  close(): void
  /** The browser lets the tab do nothing any more. */
  fallAsleep(): void
  /** What it heard of, newest last. */
  readonly heard: string[]
  /** Follows an article from a version on. */
  follow(articleId: string, version?: number): () => void
  watchDesk(since: number): () => void
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

export function openBrowser(): TestBrowser {
  let now = 0
  let timers: { readonly at: number; readonly run: () => void; readonly tab: string }[] = []
  const asked: (AskedStream & { readonly over: () => boolean })[] = []
  const here = new Map<string, (message: Message) => void>()
  const gone = new Map<string, (() => void)[]>()
  const asleep = new Set<string>()
  const queue: { readonly tab: string; readonly begin: () => void; readonly lost: () => void }[] = []

  const clockOf = (tab: string) => ({
    now: () => now,
    chance: () => 0.5,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run, tab }
      timers.push(timer)
      return () => {
        timers = timers.filter(one => one !== timer)
      }
    },
  })

  const read = (tab: string) => (reading: EventReading) =>
    new Promise<Ending>(resolve => {
      let over = false
      const whileOpen = (tell: () => void) => {
        if (!over && here.has(tab)) tell()
      }
      const end = (ending: Ending) => {
        over = true
        resolve(ending)
        return settle()
      }
      reading.signal.addEventListener('abort', () => end({ kind: 'broke' }))
      asked.push({
        url: decodeURIComponent(reading.url),
        lastEventId: reading.lastEventId,
        isLetGo: () => reading.signal.aborted,
        over: () => over || !here.has(tab),
        open: () => whileOpen(reading.onOpen),
        send: (name, data) => whileOpen(() => reading.onEvent({ name, data } satisfies StreamEvent)),
        comment: () => whileOpen(reading.onComment),
        end,
      })
    })

  const locksOf = (tab: string): Locks => ({
    lead(begin, lost) {
      queue.push({ tab, begin, lost })
      if (queue.length === 1) begin()
    },
    seize(begin, lost) {
      const robbed = queue.shift()
      queue.unshift({ tab, begin, lost })
      begin()
      if (robbed && !asleep.has(robbed.tab)) robbed.lost()
    },
    attend: () => Promise.resolve(),
    whenGone(other, run) {
      if (here.has(other)) gone.set(other, [...(gone.get(other) ?? []), run])
      else run()
    },
  })

  const channelOf = (tab: string): Channel => ({
    post(message) {
      const copy = structuredClone(message)
      for (const [other, receive] of here) {
        if (other !== tab && here.has(tab) && !asleep.has(other)) receive(copy)
      }
    },
    onMessage: receive => here.set(tab, receive),
  })

  return {
    asked,
    alive: () => asked.filter(stream => !stream.over()),
    newTab(name) {
      const heard: string[] = []
      const live = createLive({
        tab: name,
        locks: locksOf(name),
        channel: channelOf(name),
        clock: clockOf(name),
        read: read(name),
        isSeen: () => true,
      })
      return {
        live,
        heard,
        fallAsleep: () => asleep.add(name),
        close() {
          here.delete(name)
          timers = timers.filter(timer => timer.tab !== name)
          const led = queue[0]?.tab === name
          for (const one of queue.filter(waiting => waiting.tab === name)) queue.splice(queue.indexOf(one), 1)
          for (const run of gone.get(name) ?? []) run()
          if (led) queue[0]?.begin()
        },
        follow: (articleId, version = 0) =>
          live.follow(
            articleId,
            {
              changes: (frame: ChangesFrame) => heard.push(`${articleId} ${frame.version}`),
              presence: (people: PresenceFrame['people']) => heard.push(`${articleId} has ${people.length}`),
              heard: () => heard.push('heard'),
              unheard: error => heard.push(`unheard ${error.status}`),
            },
            () => ({ version, event: version }),
          ),
        watchDesk: since =>
          live.watchDesk(since, frame => heard.push(frame === null ? 'desk' : `desk ${frame.event}`)),
      }
    },
    async pass(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const next = timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter(timer => timer !== next)
        now = Math.max(now, next.at)
        if (!asleep.has(next.tab)) next.run()
        await settle()
      }
      now = end
    },
  }
}
