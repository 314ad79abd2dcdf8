'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
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
  const { editor } = useWorkspace()
  const pending = useEditor(editor, snapshot => pendingOf(snapshot.save))
  const [to, setTo] = useState<string | null>(null)
  const router = useRouter()

  useEffect(() => {
    if (pending === 0) return
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
  }, [pending])

  if (to === null) return null
  return (
    <AlertModal
      open
      onOpenChange={open => open || setTo(null)}
      title={pending === 1 ? 'One change is not saved yet' : `${pending} changes are not saved yet`}
      description="Stay a moment, and they will be. If you leave now they are lost."
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
