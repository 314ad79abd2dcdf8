import type { FormsHere } from '@/lib/editor/outbox'

/** What was written into forms of this window and not sent, by where it belongs, such as `<claim>/comment`. */
export interface HalfTypedForms extends FormsHere {
  /** Blank forgets it. */
  put(where: string, text: string): void
}

export function createHalfTypedForms(): HalfTypedForms {
  let forms: Readonly<Record<string, string>> = {}
  const listeners = new Set<() => void>()
  const change = (next: Readonly<Record<string, string>>) => {
    forms = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => forms,
    put(where, text) {
      const { [where]: before, ...others } = forms
      if ((before ?? '') === text) return
      change(text.trim() === '' ? others : { ...others, [where]: text })
    },
    add(more) {
      if (Object.keys(more).length > 0) change({ ...more, ...forms })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
