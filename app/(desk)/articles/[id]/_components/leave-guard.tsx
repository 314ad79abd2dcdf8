'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { AlertModal } from '@/app/_components/alert-modal'
import { Button } from '@/app/_components/button'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** Changes of this window that the server has not taken. */
function pendingOf(
  save: ReturnType<ReturnType<typeof useWorkspace>['editor']['getSnapshot']>['save'],
): number {
  return save.kind === 'offline' || save.kind === 'failed' ? save.pending : 0
}

/** Asks before a link leads away from words that are not saved. Closing the window is the browser's own question. */
export function LeaveGuard() {
  const { editor, forms, outbox } = useWorkspace()
  const halfTyped = useSyncExternalStore(forms.subscribe, forms.get, forms.get)
  const unsent = Object.keys(halfTyped).length
  const pending = useEditor(editor, snapshot => pendingOf(snapshot.save))
  const [to, setTo] = useState<string | null>(null)
  const router = useRouter()

  useEffect(() => {
    if (pending === 0 && unsent === 0) return
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== location.origin)
        return
      if (link.pathname === location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      setTo(`${link.pathname}${link.search}`)
    }
    document.addEventListener('click', hold, { capture: true })
    return () => document.removeEventListener('click', hold, { capture: true })
  }, [pending, unsent])

  useEffect(() => {
    if (unsent === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsent])

  if (to === null) return null
  return (
    <AlertModal
      open
      onOpenChange={open => open || setTo(null)}
      title={
        pending === 0
          ? 'A form in a card is not sent yet'
          : pending === 1
            ? 'One change is not saved yet'
            : `${pending} changes are not saved yet`
      }
      description={
        outbox.keeping() === 'kept'
          ? 'If you leave, this browser keeps it, locked away, until you open the article here again.'
          : 'Stay a moment. If you leave now it is lost.'
      }
      actions={
        <>
          <Button kind="main" size="lg" onClick={() => setTo(null)}>
            Stay
          </Button>
          <Button
            size="lg"
            onClick={() => {
              // Only paths of our own origin get here; typed routes cannot know which.
              router.push(to as Parameters<typeof router.push>[0])
            }}
          >
            Leave
          </Button>
        </>
      }
    />
  )
}
