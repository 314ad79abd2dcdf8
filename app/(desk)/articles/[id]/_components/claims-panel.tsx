'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Modal } from '@/app/_components/dialog'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { ReviewMark } from '@/app/_components/review-mark'
import { statusClass } from '@/app/_components/status-class'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { STATUS_LABEL } from '@/lib/domain/status'
import { OrphanTray } from './orphan-tray'
import { standingOf } from './standing-claims'
import { useClaims, useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

const ROW = 48

/** All claims of the article in reading order, and those whose text has gone: the margin as a list. */
export function ClaimsPanel({ onClose }: { readonly onClose: () => void }) {
  const { editor, store } = useWorkspace()
  const order = useEditor(editor, snapshot => snapshot.order)
  const standing = useClaims(store, order, standingOf)
  const count = standing.claims.length
  return (
    <Modal open onOpenChange={onClose} title={count === 1 ? '1 claim' : `${count} claims`}>
      <ClaimList claims={standing.claims} onClose={onClose} />
      <OrphanTray orphans={standing.orphans} numberOf={standing.numberOf} />
    </Modal>
  )
}

/* A component of its own, so that its virtual rows are counted once the dialogue stands in the page. */
function ClaimList({
  claims,
  onClose,
}: {
  readonly claims: readonly PlacedClaim[]
  readonly onClose: () => void
}) {
  const { editor } = useWorkspace()
  const list = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: claims.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  return (
    <ul ref={list} className="claim-list">
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, start }) => {
        const claim = claims[index]
        if (!claim) return null
        return (
          <li key={claim.id} className="claim-row" style={{ transform: `translateY(${start}px)` }}>
            <button
              type="button"
              className={statusClass(claim.status)}
              onClick={() => {
                onClose()
                editor.choose(claim.id, { scroll: true })
              }}
            >
              <span className="num">{index + 1}</span>
              <span className="si">
                <Icon of={STATUS_ICON[claim.status]} />
              </span>
              <span className="t" dir="auto">
                {claim.quote}
              </span>
              <span className="who">
                {STATUS_LABEL[claim.status]}
                {claim.stale ? ', wording changed' : ''}
              </span>
              {claim.review !== 'not_submitted' && <ReviewMark review={claim.review} />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
