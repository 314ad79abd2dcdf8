'use client'

import Link from 'next/link'
import { Modal } from '@/app/_components/dialog'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { statusClass } from '@/app/_components/status-class'
import { BLOCKER_LABEL } from '@/lib/domain/clearance'
import { shortHash } from '@/lib/domain/event-chain'
import { REVIEW_LABEL } from '@/lib/domain/review-state'
import { STATUS_LABEL } from '@/lib/domain/status'
import { historyAddress } from '../history/_components/history-address'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** The frozen record of the last clearing. */
export function SignOffDialog({ onClose }: { readonly onClose: () => void }) {
  const { articleId } = useWorkspace()
  const { signOff } = useWorkspaceState()
  if (!signOff) {
    return (
      <Modal
        open
        onOpenChange={onClose}
        size="sm"
        title="Not cleared yet"
        description="The sign-off is made when the article is cleared for publication."
      />
    )
  }
  return (
    <Modal
      open
      onOpenChange={onClose}
      title="Sign-off"
      description={
        <>
          {signOff.clearedBy?.name ?? 'Somebody'} cleared version {signOff.version},{' '}
          <Moment at={signOff.clearedAt} style="relative" />.
        </>
      }
    >
      <p className="ways">
        <Link
          href={historyAddress(articleId, {
            version: signOff.version,
            event: signOff.head?.event ?? undefined,
          })}
        >
          Open version {signOff.version} as it was cleared
        </Link>
      </p>
      <p className="faint mono">Text sha256 {signOff.textHash.match(/.{1,8}/g)?.join(' ')}</p>
      {signOff.head && (
        <p className="faint">
          The record ended with event {signOff.head.event}, the last of {signOff.head.count} of this article:{' '}
          <span className="mono" title={signOff.head.hash}>
            {shortHash(signOff.head.hash)}
          </span>
          <span className="mono full-hash">sha256 {signOff.head.hash.match(/.{1,8}/g)?.join(' ')}</span>
        </p>
      )}
      {signOff.overrideReason !== null && (
        <div className="note-w">
          <div>
            <b>Cleared with {signOff.overridden.length} open.</b> {signOff.overrideReason}
            <ul>
              {signOff.overridden.map(blocker => (
                <li key={`${blocker.kind}${blocker.claimId}`} dir="auto">
                  {blocker.number} {BLOCKER_LABEL[blocker.kind].toLowerCase()}: “{blocker.quote}”
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <ul className="claim-list static">
        {signOff.claims.map(claim => (
          <li key={claim.id} className={`claim-row ${statusClass(claim.status)}`}>
            <span className="num">{claim.number}</span>
            <span className="si">
              <Icon of={STATUS_ICON[claim.status]} />
            </span>
            <span className="t" dir="auto">
              {claim.quote}
            </span>
            <span className="who">
              {STATUS_LABEL[claim.status]}, {REVIEW_LABEL[claim.review].toLowerCase()}
              {claim.resolution ? `, ${claim.resolution}` : ''}
              {claim.orphaned ? ', text gone' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
