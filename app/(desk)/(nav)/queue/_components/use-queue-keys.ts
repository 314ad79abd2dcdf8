'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useCallback } from 'react'
import { useCommands } from '@/app/_components/command-palette'
import { type KeyAction, useKeys } from '@/app/_components/keys'
import { may } from '@/lib/domain/permission'
import { forbiddenDecisions } from '../_state/decision-rules'
import { useQueue } from '../_state/use-queue'
import type { QueueForm } from './queue-screen'

/** The keys of the queue: they act while the queue, or nothing at all, has the focus, and no field does. */
export function useQueueKeys(root: RefObject<HTMLElement | null>, onForm: (form: QueueForm) => void) {
  const queue = useQueue()
  const router = useRouter()

  /** The claim in hand, as far as it has been read and is on the screen: nobody decides on what they cannot see. */
  const inHand = useCallback(() => {
    const { chosen } = queue.store.get()
    const pane = root.current?.querySelector('.det')
    if (chosen === null || !pane || pane.getClientRects().length === 0) return null
    return queue.claims.get(chosen)
  }, [queue, root])

  const actions = {
    approve: () => {
      if (inHand()) void queue.approve()
    },
    giveBack: () => {
      const claim = inHand()
      if (claim && forbiddenDecisions(claim, queue.reviewer()).return === null) onForm('return')
    },
    form: (form: QueueForm) => {
      if (inHand() && may(queue.reviewer().actor, 'claim.comment')) onForm(form)
    },
    open: () => {
      const claim = inHand()
      if (claim) router.push(`/articles/${claim.articleId}?claim=${claim.id}`)
    },
    filter: () => root.current?.querySelector<HTMLElement>('[data-filter]')?.click(),
  }

  /* A key held down repeats; it must not run through the queue. */
  const once = (action: () => void): KeyAction => {
    return event => (event.repeat ? undefined : action())
  }
  const keys = {
    a: once(actions.approve),
    r: once(actions.giveBack),
    z: once(() => void queue.undo()),
    c: once(() => actions.form('comment')),
    s: once(() => actions.form('source')),
    g: once(() => actions.form('assign')),
    o: once(actions.open),
    j: () => queue.step(1),
    k: () => queue.step(-1),
    '/': once(actions.filter),
  }
  useKeys(keys, { scope: root })
  useKeys(fromOutside(keys))

  useCommands([
    { id: 'queue-approve', label: 'Approve this claim', keys: 'a', run: actions.approve },
    { id: 'queue-return', label: 'Return this claim', keys: 'r', run: actions.giveBack },
    { id: 'queue-undo', label: 'Undo the last decision', keys: 'z', run: () => void queue.undo() },
    { id: 'queue-comment', label: 'Comment on this claim', keys: 'c', run: () => actions.form('comment') },
    {
      id: 'queue-source',
      label: 'Add a source to this claim',
      keys: 's',
      run: () => actions.form('source'),
    },
    { id: 'queue-assign', label: 'Assign this claim', keys: 'g', run: () => actions.form('assign') },
    { id: 'queue-open', label: 'Open this claim in its article', keys: 'o', run: actions.open },
    { id: 'queue-filter', label: 'Filter the queue', keys: '/', run: actions.filter },
  ])
}

/** The same keys for when nothing has the focus, as after the page has loaded; two of them act from anywhere. */
function fromOutside(keys: Readonly<Record<string, KeyAction>>): Record<string, KeyAction> {
  return Object.fromEntries(
    Object.entries(keys).map(([combo, action]) => [
      combo,
      event => (event.target === document.body || combo === '/' || combo === 'z' ? action(event) : false),
    ]),
  )
}
