'use client'

import { Check, Info, TriangleAlert } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { Icon, SOURCE_ICON, STATUS_ICON } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { SourcePicker } from '@/app/_components/source-picker'
import { showToast } from '@/app/_components/toast'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { isThinlySourced, STANCE_LABEL } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { may } from '@/lib/domain/permission'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { useQueue } from '../_state/use-queue'
import { InSight } from './in-sight'
import type { QueueForm } from './queue-screen'

const STANCE_ICON = { supports: Check, contradicts: STATUS_ICON.disputed, context: Info } as const

type Citation = PlacedClaim['citations'][number]

/** What the finding rests on: each use of a source, in its own words, and what is thin about it. */
export function ClaimEvidence({
  claim,
  form,
  onForm,
}: {
  readonly claim: PlacedClaim
  readonly form: QueueForm | null
  readonly onForm: (form: QueueForm | null) => void
}) {
  const queue = useQueue()
  const { citations } = claim
  const mayCite = may(queue.reviewer().actor, 'source.edit')
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">
        {citations.length === 0
          ? 'No source'
          : `${citations.length} ${citations.length === 1 ? 'source' : 'sources'}`}
      </h2>
      {citations.map(citation => (
        <Cite key={citation.id} citation={citation} />
      ))}
      <Thin claim={claim} />
      {form === 'source' ? (
        <InSight className="cols-form">
          <SourcePicker
            onCancel={() => onForm(null)}
            onPick={async body => {
              const problem = await queue.cite(claim.id, body)
              if (problem) showToast({ message: problemWords(problem) })
              else onForm(null)
              return problem === null
            }}
          />
        </InSight>
      ) : mayCite ? (
        <p className="cols-act">
          <Button kind="bare" keys="s" onClick={() => onForm('source')}>
            Add a source…
          </Button>
        </p>
      ) : null}
    </section>
  )
}

function Cite({ citation }: { readonly citation: Citation }) {
  const { source } = citation
  const url = source.url === null ? null : linkUrl(source.url)
  return (
    <div className="cite big">
      <Icon of={SOURCE_ICON[source.kind]} />
      <div>
        <p className="ttl" dir="auto">
          <span className="vh">{SOURCE_KIND_LABEL[source.kind]}: </span>
          {url === null ? (
            source.title
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer nofollow">
              {source.title}
            </a>
          )}
        </p>
        <p className="meta">
          <span className={`stance ${citation.stance}`}>
            <Icon of={STANCE_ICON[citation.stance]} />
            {STANCE_LABEL[citation.stance]}
          </span>
          <span>{citation.primary ? 'Primary' : 'Secondary'}</span>
          {source.confidential ? <span>Confidential</span> : null}
          {citation.locator === '' ? null : <span dir="auto">{citation.locator}</span>}
          {citation.accessedAt ? (
            <span>
              seen <Moment at={citation.accessedAt} style="date" />
            </span>
          ) : null}
        </p>
        {citation.excerpt === '' ? null : (
          <blockquote className="ex t" dir="auto">
            “{citation.excerpt}”
          </blockquote>
        )}
      </div>
    </div>
  )
}

/** The rule of thumb about secondary sources: a warning, never a block. */
function Thin({ claim }: { readonly claim: PlacedClaim }) {
  const uses = claim.citations.map(({ source, stance, primary }) => ({
    sourceId: source.id,
    stance,
    primary,
  }))
  if (!isThinlySourced(uses)) return null
  const supporting = new Set(uses.filter(use => use.stance === 'supports').map(use => use.sourceId)).size
  return (
    <p className="note-w">
      <Icon of={TriangleAlert} />
      <span>
        <b>{supporting === 1 ? 'One secondary source.' : 'Secondary sources only.'}</b> The rule of thumb is
        three that do not depend on each other. You can still approve.
      </span>
    </p>
  )
}
