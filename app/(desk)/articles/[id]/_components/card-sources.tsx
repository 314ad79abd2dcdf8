'use client'

import { Check, Info, TriangleAlert, X } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { Icon, SOURCE_ICON, STATUS_ICON } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { Moment } from '@/app/_components/moment'
import { SourcePicker } from '@/app/_components/source-picker'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { isThinlySourced, STANCE_LABEL } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const STANCE_ICON = { supports: Check, contradicts: STATUS_ICON.disputed, context: Info } as const

/** The evidence: each use of a source by this claim, and the picker that adds one. */
export function SourcesSection({
  claim,
  mayCheck,
}: {
  readonly claim: PlacedClaim
  readonly mayCheck: boolean
}) {
  const { actions } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  const { citations } = claim
  const primary = citations.filter(citation => citation.primary).length
  const thin = isThinlySourced(
    citations.map(({ source, stance, primary }) => ({ sourceId: source.id, stance, primary })),
  )
  return (
    <section>
      <h3>
        Sources
        {citations.length > 0 && (
          <span className="faint">
            {citations.length}
            {primary === citations.length
              ? citations.length === 1
                ? ', primary'
                : ', all primary'
              : primary > 0
                ? `, ${primary} primary`
                : ', none primary'}
          </span>
        )}
      </h3>
      {citations.map(citation => {
        const url = citation.source.url === null ? null : linkUrl(citation.source.url)
        return (
          <div className="cite" key={citation.id}>
            <Icon of={SOURCE_ICON[citation.source.kind]} />
            <div>
              <p className="ttl" dir="auto">
                {url ? (
                  <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                    {citation.source.title}
                  </a>
                ) : (
                  citation.source.title
                )}
              </p>
              <p className="meta">
                <span className={`stance ${citation.stance}`}>
                  <Icon of={STANCE_ICON[citation.stance]} />
                  {STANCE_LABEL[citation.stance]}
                </span>
                {!citation.primary && <span>secondary</span>}
                {citation.source.confidential && <span>confidential</span>}
                {citation.locator !== '' && <span dir="auto">{citation.locator}</span>}
                {citation.accessedAt && (
                  <span>
                    seen <Moment at={citation.accessedAt} style="date" />
                  </span>
                )}
              </p>
              {citation.excerpt !== '' && (
                <p className="ex t" dir="auto">
                  “{citation.excerpt}”
                </p>
              )}
            </div>
            {mayCheck && (
              <IconButton
                label={`Remove ${citation.source.title}`}
                icon={X}
                onClick={() => void actions.uncite(claim.id, citation.id)}
              />
            )}
          </div>
        )
      })}
      {thin && (
        <p className="note-w">
          <Icon of={TriangleAlert} />
          <span>
            <b>{citations.length === 1 ? 'One secondary source.' : 'Secondary sources only.'}</b> The rule of
            thumb is three that do not depend on each other. You can still approve.
          </span>
        </p>
      )}
      {form?.kind === 'source' ? (
        <SourcePicker
          onCancel={() => openForm(null)}
          onPick={async citation => {
            const done = await actions.cite(claim.id, citation)
            if (done) openForm(null)
            return done
          }}
        />
      ) : (
        mayCheck && (
          <div className="acts">
            <Button
              kind={citations.length === 0 ? 'plain' : 'bare'}
              keys="s"
              onClick={() => openForm({ kind: 'source' })}
            >
              {citations.length === 0 ? 'Add a source' : 'Add another'}
            </Button>
          </div>
        )
      )}
    </section>
  )
}
