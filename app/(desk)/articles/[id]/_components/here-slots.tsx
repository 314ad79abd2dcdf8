'use client'

import { useSyncExternalStore } from 'react'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { useWorkspace } from './workspace-context'

/* Most drafts are open in one window: what shows the others is fetched when the first of them is there. */
const here = onDemand(() => import('./here'))

/** In the bar: who else is in the article; with it their carets are drawn, and what they do is told. */
export function HereSlot() {
  const { others } = useWorkspace().editor
  const somebody = useSyncExternalStore(
    others.subscribe,
    () => others.get().length > 0,
    () => false,
  )
  const code = useOnDemand(here, somebody)
  return code && <code.Here />
}

/** On a note or a card: who else has this claim open. A mark is an avatar for where there is no room for words. */
export function HeldSlot({ claimId, as }: { readonly claimId: string; readonly as: 'line' | 'mark' }) {
  const code = useOnDemand(here, false)
  return code && <code.Held claimId={claimId} as={as} />
}
