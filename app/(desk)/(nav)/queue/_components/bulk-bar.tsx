'use client'

import { AlarmClock, Flag, UserPlus, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { IconButton } from '@/app/_components/icon-button'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { may } from '@/lib/domain/permission'
import { counted } from '../_state/act-words'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { sizeOf } from '../_state/view'
import type { QueueForm } from './queue-screen'

const ROLE = 'reviewing is for people with the reviewer role'

/** What can be done to all that are selected, in the place of what can be decided about one. */
export default function BulkBar({ onForm }: { readonly onForm: (form: QueueForm) => void }) {
  const queue = useQueue()
  const state = useQueueState()
  const { ids } = useSyncExternalStore(queue.selection.subscribe, queue.selection.get, queue.selection.get)
  const work = useSyncExternalStore(queue.work.subscribe, queue.work.get, () => null)
  const left = useSyncExternalStore(queue.left.subscribe, queue.left.get, () => null)
  const { actor } = queue.reviewer()
  const mayReview = may(actor, 'claim.review')
  const mayAssign = may(actor, 'claim.assign')
  const rows = listed(state)
  const size = sizeOf(state, rows)
  const all = size.atLeast || ids.size < size.count

  async function selectAll() {
    const refused = await queue.selectAll()
    if (refused) showToast({ message: problemWords(refused) })
  }

  async function approve() {
    const refused = await queue.actOn({ do: 'approve' })
    if (refused) showToast({ message: `Not all were approved. ${problemWords(refused)}` })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, but no fields of a form
    <div className="bulk" role="group" aria-label="Selected claims" data-region="">
      <p className="bulk-count" role="status">
        {work ? (
          `${work.done.toLocaleString('en-GB')} of ${work.of.toLocaleString('en-GB')}…`
        ) : (
          <b>{counted(ids.size)}</b>
        )}
      </p>
      {work ? (
        <>
          <progress value={work.done} max={work.of} aria-label="How far it is" />
          <Button onClick={work.stop}>Stop</Button>
        </>
      ) : (
        <>
          <Button
            kind={mayReview ? 'main' : 'plain'}
            keys="a"
            forbidden={mayReview ? null : ROLE}
            onClick={() => void approve()}
          >
            Approve
          </Button>
          <Button keys="r" forbidden={mayReview ? null : ROLE} onClick={() => onForm('return-all')}>
            Return…
          </Button>
          {mayAssign ? (
            <>
              <Button kind="bare" icon={UserPlus} keys="g" onClick={() => onForm('assign-all')}>
                Assign…
              </Button>
              <Button kind="bare" icon={Flag} keys="p" onClick={() => onForm('priority-all')}>
                Priority…
              </Button>
            </>
          ) : null}
          <Button kind="bare" icon={AlarmClock} keys="l" onClick={() => onForm('later')}>
            Later…
          </Button>
          {left ? (
            <Button kind="bare" onClick={() => onForm('left')}>
              {left.claims.length} left: why…
            </Button>
          ) : null}
          <span className="sp" />
          {all ? (
            <Button kind="bare" onClick={() => void selectAll()}>
              {size.atLeast ? 'Select all that match' : `Select all ${size.count.toLocaleString('en-GB')}`}
            </Button>
          ) : null}
          <IconButton
            className="bulk-none"
            label="Select none"
            icon={X}
            keys="Escape"
            onClick={queue.clear}
          />
        </>
      )}
    </div>
  )
}
