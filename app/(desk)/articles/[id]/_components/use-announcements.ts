'use client'

import { useEffect, useState } from 'react'
import { createAnnouncer } from './announcer'
import { claimNews } from './claim-news'
import { standingOf } from './standing-claims'
import type { WhoIsHere } from './who-is-here'
import { useWorkspace } from './workspace-context'

const clock = {
  now: Date.now,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** The message a live region is to say now: who came and left, and what others did to claims of this article. */
export function useAnnouncements(here: WhoIsHere): string {
  const { editor, store, actor } = useWorkspace()
  const [message, setMessage] = useState('')
  useEffect(() => {
    const announcer = createAnnouncer({
      say: setMessage,
      knows: () => editor.getSnapshot().save.kind !== 'offline',
      clock,
    })
    let before = new Map(store.all().map(claim => [claim.id, claim]))
    const stops = [
      here.subscribe(() => announcer.people(here.people())),
      store.subscribe(changed => {
        const all = store.all()
        const { numberOf } = standingOf(all, editor.getSnapshot().order)
        for (const id of changed) {
          const [claim, number] = [store.get(id), numberOf.get(id)]
          if (!claim || number === undefined) continue
          const news = claimNews(before.get(id), claim, { number, ownId: actor.personId })
          if (news !== null) announcer.did(news)
        }
        before = new Map(all.map(claim => [claim.id, claim]))
      }),
      announcer.destroy,
    ]
    announcer.people(here.people())
    return () => {
      for (const stop of stops) stop()
    }
  }, [editor, store, actor, here])
  return message
}
