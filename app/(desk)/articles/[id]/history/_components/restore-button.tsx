'use client'

import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AlertModal } from '@/app/_components/alert-modal'
import { Button } from '@/app/_components/button'
import { Moment } from '@/app/_components/moment'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import { historyAddress } from './history-address'

/** Makes the draft read as it did then, after saying what that means, and offers to take it back. */
export function RestoreButton({
  articleId,
  version,
  at,
}: {
  readonly articleId: string
  readonly version: number
  readonly at: string
}) {
  const router = useRouter()
  const [asking, ask] = useState(false)
  const [busy, setBusy] = useState(false)
  const restore = async (wanted: number, undoing: boolean) => {
    setBusy(true)
    const answer = await call('restoreVersion', { params: { id: articleId, version: String(wanted) } })
    setBusy(false)
    ask(false)
    if (!answer.ok) {
      showToast({ message: answer.error.message })
      return
    }
    const { from, version: now, orphaned } = answer.value
    const lost =
      orphaned === 0 ? '' : `. ${orphaned === 1 ? '1 claim has' : `${orphaned} claims have`} no text in it`
    showToast({
      message: undoing ? 'Taken back: the draft reads as before' : `Version ${wanted} restored${lost}`,
      ...(undoing ? {} : { action: { label: 'Undo', onAction: () => void restore(from, true) } }),
    })
    router.push(historyAddress(articleId, { version: now }))
    router.refresh()
  }
  return (
    <>
      <Button icon={Undo2} onClick={() => ask(true)}>
        Restore…
      </Button>
      <AlertModal
        open={asking}
        onOpenChange={ask}
        title={`Restore version ${version}?`}
        description={
          <>
            The draft will read as in version {version}, of <Moment at={at} style="time" />. That is a new
            change on top: nothing that came after is lost, and you can take it back.
          </>
        }
        actions={
          <>
            <Button onClick={() => ask(false)}>Cancel</Button>
            <Button kind="main" busy={busy} onClick={() => void restore(version, false)}>
              Restore
            </Button>
          </>
        }
      >
        <p>
          Claims come back where they lay then. Claims marked later stay on their words where these were there
          already; the others keep their findings and go to the tray of claims without text.
        </p>
      </AlertModal>
    </>
  )
}
