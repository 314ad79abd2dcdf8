'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useCallback } from 'react'
import { NOTHING_TO_TAKE_OVER, TAKEN_OVER, toTakeOver } from '@/app/_components/checked-before'
import { useCommands } from '@/app/_components/command-palette'
import { type KeyAction, useKeys } from '@/app/_components/keys'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import type { CallError } from '@/lib/contracts/call'
import { may } from '@/lib/domain/permission'
import { forbiddenDecisions } from '../_state/decision-rules'
import { useQueue } from '../_state/use-queue'
import type { QueueForm } from './queue-screen'

/** The keys of the queue: they act while the queue, or nothing at all, has the focus, and no field does. */
export function useQueueKeys(
  root: RefObject<HTMLElement | null>,
  onForm: (form: QueueForm) => void,
  /** Something is asked over the page, or about to be: what is typed meanwhile is meant for it. */
  asking: boolean,
) {
  const queue = useQueue()
  const router = useRouter()

  /** The claim in hand, as far as it has been read and is on the screen: nobody decides on what they cannot see. */
  const inHand = useCallback(() => {
    const { chosen } = queue.store.get()
    const pane = root.current?.querySelector('.det')
    if (chosen === null || !pane || pane.getClientRects().length === 0) return null
    return queue.claims.get(chosen)
  }, [queue, root])

  const several = () => queue.selection.get().ids.size > 0
  const reviews = () => may(queue.reviewer().actor, 'claim.review')
  const assigns = () => may(queue.reviewer().actor, 'claim.assign')
  const ifRefused = async (doing: Promise<CallError | null>) => {
    const refused = await doing
    if (refused) showToast({ message: problemWords(refused) })
  }

  const actions = {
    approve: () => {
      if (several()) {
        if (reviews()) void ifRefused(queue.actOn({ do: 'approve' }))
      } else if (inHand()) void queue.approve()
    },
    giveBack: () => {
      if (several()) {
        if (reviews()) onForm('return-all')
        return
      }
      const claim = inHand()
      if (claim && forbiddenDecisions(claim, queue.reviewer(), queue.heldBy(claim.id)).return === null)
        onForm('return')
    },
    form: (form: QueueForm) => {
      if (inHand() && may(queue.reviewer().actor, 'claim.comment')) onForm(form)
    },
    assign: () => {
      if (!several()) actions.form('assign')
      else if (assigns()) onForm('assign-all')
    },
    priority: () => {
      if (several() && assigns()) onForm('priority-all')
    },
    flag: () => actions.form('flag'),
    later: () => {
      if (several() || inHand()) onForm('later')
    },
    take: () => {
      const claim = inHand()
      if (claim && assigns()) void ifRefused(queue.take(claim.id))
    },
    next: () => {
      if (reviews()) void queue.giveNext()
    },
    all: () => void ifRefused(queue.selectAll()),
    none: () => (several() ? queue.clear() : false),
    open: () => {
      const claim = inHand()
      if (claim) router.push(`/articles/${claim.articleId}?claim=${claim.id}`)
    },
    before: async () => {
      const claim = inHand()
      if (!claim || !may(queue.reviewer().actor, 'claim.check')) return
      const earlier = await toTakeOver(claim)
      const problem = earlier ? await queue.takeFinding(claim.id, earlier.id) : null
      const done = earlier ? TAKEN_OVER : NOTHING_TO_TAKE_OVER
      showToast({ message: problem ? problemWords(problem) : done })
    },
    filter: () => root.current?.querySelector<HTMLElement>('[data-filter]')?.click(),
    order: () => {
      const button = root.current?.querySelector<HTMLElement>('[data-sort]')
      /* With the focus first: arrow keys that come before the menu does are meant for it. */
      button?.focus()
      button?.click()
    },
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
    g: once(actions.assign),
    p: once(actions.priority),
    l: once(actions.later),
    t: once(actions.take),
    n: once(actions.next),
    'Shift+f': once(actions.flag),
    x: once(() => queue.toggle()),
    'Shift+j': () => queue.extendBy(1),
    'Shift+k': () => queue.extendBy(-1),
    Escape: actions.none,
    o: once(actions.open),
    b: once(() => void actions.before()),
    j: () => queue.step(1),
    k: () => queue.step(-1),
    '/': once(actions.filter),
    'Shift+o': once(actions.order),
  }
  useKeys(keys, { scope: root, enabled: !asking })
  useKeys(fromOutside(keys), { enabled: !asking })

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
    { id: 'queue-assign', label: 'Assign this claim', keys: 'g', run: actions.assign },
    { id: 'queue-take', label: 'Take this claim', keys: 't', words: 'mine assign over', run: actions.take },
    { id: 'queue-next', label: 'Give me the next claim', keys: 'n', run: actions.next },
    {
      id: 'queue-later',
      label: 'Put this claim off until later',
      keys: 'l',
      words: 'snooze',
      run: actions.later,
    },
    {
      id: 'queue-flag',
      label: 'Flag this claim: legal, sensitive',
      keys: 'Shift+f',
      words: 'lawyer delicate',
      run: actions.flag,
    },
    { id: 'queue-select', label: 'Select this claim', keys: 'x', run: () => queue.toggle() },
    {
      id: 'queue-select-all',
      label: 'Select all claims of this view',
      words: 'everything many',
      run: actions.all,
    },
    { id: 'queue-select-none', label: 'Select none', keys: 'Escape', run: queue.clear },
    { id: 'queue-priority', label: 'Set the priority of what is selected', keys: 'p', run: actions.priority },
    {
      id: 'queue-take-over',
      label: 'Take over the finding of before',
      keys: 'b',
      run: () => void actions.before(),
    },
    { id: 'queue-open', label: 'Open this claim in its article', keys: 'o', run: actions.open },
    { id: 'queue-filter', label: 'Filter the queue', keys: '/', run: actions.filter },
    {
      id: 'queue-order',
      label: 'Order the queue',
      keys: 'Shift+o',
      words: 'sort deadline priority waiting newest headings',
      run: actions.order,
    },
  ])
}

const ANYWHERE = ['/', 'Shift+o', 'z']

/** The same keys for when nothing has the focus, as after the page has loaded; some of them act from anywhere. */
function fromOutside(keys: Readonly<Record<string, KeyAction>>): Record<string, KeyAction> {
  return Object.fromEntries(
    Object.entries(keys).map(([combo, action]) => [
      combo,
      event => (event.target === document.body || ANYWHERE.includes(combo) ? action(event) : false),
    ]),
  )
}
