'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import type { LeftClaim } from '@/lib/contracts/bulk'
import { counted } from '../_state/act-words'
import { excerpt } from '../_state/excerpt'
import { useQueue } from '../_state/use-queue'

/* More than anybody works through in one sitting; the rest is found by its filter. */
const MOST_SHOWN = 200

/** What was left when something was done to many: by the reason, each a way to its claim. */
export default function LeftDialog({ onClose }: { readonly onClose: () => void }) {
  const queue = useQueue()
  const left = useSyncExternalStore(queue.left.subscribe, queue.left.get, () => null)
  const claims = left?.claims ?? []
  const reasons = byReason(claims.slice(0, MOST_SHOWN))
  return (
    <Modal
      open
      onOpenChange={open => {
        if (!open) onClose()
      }}
      title={`${left?.what ?? 'Left'}: ${counted(claims.length)}`}
      description="Everything else was done. These are still selected; press one to go to it."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {[...reasons].map(([reason, of]) => (
        <section key={reason} className="left-group">
          <h3>
            {sentence(reason)} <span className="faint">{of.length}</span>
          </h3>
          <ul>
            {of.map(claim => (
              <li key={claim.id}>
                <LeftRow
                  claim={claim}
                  onOpen={() => {
                    queue.choose(claim.id)
                    onClose()
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {claims.length > MOST_SHOWN ? (
        <p className="faint">And {counted(claims.length - MOST_SHOWN)} more.</p>
      ) : null}
    </Modal>
  )
}

function LeftRow({ claim, onOpen }: { readonly claim: LeftClaim; readonly onOpen: () => void }) {
  if (claim.number === null) return <span className="faint">A claim that is no longer here</span>
  return (
    <button type="button" className="left-row" onClick={onOpen}>
      <span className="t" dir="auto">
        {excerpt(claim.quote, 90)}
      </span>
      <span className="faint">
        Claim {claim.number} in {claim.headline || 'Untitled'}
      </span>
    </button>
  )
}

function byReason(claims: readonly LeftClaim[]): ReadonlyMap<string, readonly LeftClaim[]> {
  const groups = new Map<string, LeftClaim[]>()
  for (const claim of claims) groups.set(claim.reason, [...(groups.get(claim.reason) ?? []), claim])
  return groups
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
}
