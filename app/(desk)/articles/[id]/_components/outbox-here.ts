import { onDemand } from '@/app/_components/on-demand'
import type { EditorHandle } from '@/lib/editor/handle'
import type { Keeping, keepOutbox } from '@/lib/editor/outbox'
import type { HalfTypedForms } from './half-typed'

const code = onDemand(() => import('@/lib/editor/outbox'))

/** Whether what is unsaved here outlives the window. */
export interface OutboxHere {
  /** Null until that is known. */
  keeping(): Keeping | null
  subscribe(listener: () => void): () => void
  /** After somebody has signed in again. */
  renewKey(): void
  close(): void
}

interface Here {
  readonly editor: EditorHandle
  readonly articleId: string
  readonly personId: string
  readonly forms: HalfTypedForms
}

/**
 * The outbox of this window. Its code comes with the first key or press, and at once where something lies in the
 * browser that an earlier window left.
 */
export function openOutbox(here: Here): OutboxHere {
  const listeners = new Set<() => void>()
  let keeping: Keeping | null = null
  let outbox: ReturnType<typeof keepOutbox> | null = null
  const begin = () => {
    const fetched = code.get()
    if (!fetched || outbox) return
    outbox = fetched.keepOutbox({
      ...here,
      onKeeping(now) {
        if (now === keeping) return
        keeping = now
        for (const listener of listeners) listener()
      },
    })
  }
  const stop = code.subscribe(begin)
  begin()
  if (mayHoldSomething()) void code.load()
  return {
    keeping: () => keeping,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    renewKey: () => void outbox?.renewKey(),
    close() {
      stop()
      outbox?.stop()
    },
  }
}

/* Storage can be forbidden, and then nothing lies there. */
function mayHoldSomething(): boolean {
  try {
    return localStorage.getItem('stet-outbox') !== null
  } catch {
    return false
  }
}
