'use client'

import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Icon } from './glyph'
import { KeyCap } from './key-cap'
import { ariaKeys, type KeyCombo } from './keys'
import type { ToastMessage } from './toast'

interface ToastData {
  readonly keys?: KeyCombo
}

const manager = Toast.createToastManager<ToastData>()
/* The manager forgets what it is told while nobody shows it. */
let shown: () => void = () => undefined
const whenShown = new Promise<void>(resolve => {
  shown = resolve
})

/** Adds a message to the list as soon as the list is there; answers a function that takes it away again. */
export async function addToast({ message, action, seconds }: ToastMessage): Promise<() => void> {
  await whenShown
  const id: string = manager.add({
    title: message,
    timeout: (seconds ?? (action ? 10 : 6)) * 1000,
    data: action?.keys ? { keys: action.keys } : {},
    ...(action
      ? {
          actionProps: {
            /* The library shows these and nothing else in the button. */
            children: (
              <>
                {action.label}
                {action.keys ? <KeyCap combo={action.keys} /> : null}
              </>
            ),
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

/** The list of messages itself; see `Toasts`. */
export function ToastList() {
  useEffect(() => shown(), [])
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
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="toast"
      role="group"
      // biome-ignore lint/a11y/useValidAriaValues: takes off what the library sets, which no group may have
      aria-modal={undefined}
      swipeDirection={[]}
    >
      <Toast.Content className="row">
        <Toast.Title className="toast-words" render={<span />} />
        {toast.actionProps ? (
          <Toast.Action
            className="btn"
            aria-keyshortcuts={toast.data?.keys ? ariaKeys(toast.data.keys) : undefined}
          />
        ) : null}
        {/* The messages are never stacked: all of each can be seen and reached. */}
        <Toast.Close className="ib" aria-label="Close message" aria-hidden={undefined}>
          <Icon of={X} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
