'use client'

import type { KeyCombo } from './keys'
import { onDemand, useOnDemand } from './on-demand'

export interface ToastMessage {
  readonly message: string
  readonly action?: { readonly label: string; readonly keys?: KeyCombo; readonly onAction: () => void }
  /** How long it stays; 10 with an action, 6 without. The timer stands still while it has focus or the mouse. */
  readonly seconds?: number
}

const list = onDemand(() => import('./toast-list'))

/** Shows what just happened, politely, at the foot of the page; answers a function that takes it away again. */
export function showToast(message: ToastMessage): () => void {
  let unwanted = false
  let close = () => {
    unwanted = true
  }
  void list.load().then(async code => {
    if (unwanted || !code) return
    const remove = await code.addToast(message)
    if (unwanted) remove()
    else close = remove
  })
  return () => close()
}

/** Where the messages appear; once a page. F6 goes to it. */
export function Toasts() {
  const code = useOnDemand(list, false)
  return code ? <code.ToastList /> : null
}
