'use client'

import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { Icon } from './icon'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'

export interface ToastMessage {
  readonly message: string
  readonly action?: { readonly label: string; readonly keys?: KeyCombo; readonly onAction: () => void }
  /** How long it stays; 10 with an action, 6 without. The timer stands still while it has focus or the mouse. */
  readonly seconds?: number
}

interface ToastData {
  readonly keys?: KeyCombo
}

const manager = Toast.createToastManager<ToastData>()

/** Shows what just happened, politely, at the foot of the page; answers a function that takes it away again. */
export function showToast({ message, action, seconds }: ToastMessage): () => void {
  const id: string = manager.add({
    title: message,
    timeout: (seconds ?? (action ? 10 : 6)) * 1000,
    data: action?.keys ? { keys: action.keys } : {},
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id)
              action.onAction()
            },
          },
        }
      : {}),
  })
  return () => manager.close(id)
}

/** The same for components that like a hook. */
export function useToast() {
  return { show: showToast }
}

/** Where the messages appear; once a page. F6 goes to it. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts" aria-label="Messages">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts } = Toast.useToastManager<ToastData>()
  return toasts.map(toast => (
    <Toast.Root key={toast.id} toast={toast} className="toast" role="group" swipeDirection={[]}>
      <Toast.Content className="row">
        <Toast.Title className="toast-words" render={<span />} />
        {toast.actionProps ? (
          <Toast.Action
            className="btn"
            aria-keyshortcuts={toast.data?.keys ? ariaKeys(toast.data.keys) : undefined}
          >
            {toast.actionProps.children}
            {toast.data?.keys ? <KeyCap combo={toast.data.keys} /> : null}
          </Toast.Action>
        ) : null}
        <Toast.Close className="ib" aria-label="Close message">
          <Icon of={X} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
