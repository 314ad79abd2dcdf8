'use client'

import { Clock, Contrast, History, ListTree, Search } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { Icon } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { statusClass } from '@/app/_components/status-class'
import { BLOCKER_LABEL } from '@/lib/domain/clearance'
import { STATUS_LABEL, STATUSES, type Status } from '@/lib/domain/status'
import type { Standing } from './standing-claims'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

interface Props {
  readonly standing: Standing
  readonly filter: ReadonlySet<Status>
  readonly onFilter: (filter: ReadonlySet<Status>) => void
}

const orphanTray = onDemand(() => import('./orphan-tray'))

/** Numbers shown for one reason before the rest are counted. */
const SHOWN = 12

/** What holds the article back, in words with claim numbers; the filter by status; the tray of lost claims. */
export function Rail({ standing, filter, onFilter }: Props) {
  const { editor, goToNextBlocker } = useWorkspace()
  const { article, openPanel, covering, setCovering } = useWorkspaceState()
  const chosen = useEditor(editor, snapshot => snapshot.chosen)
  const { progress, holding, numberOf } = standing
  const tray = useOnDemand(orphanTray, standing.orphans.length > 0)
  const go = (id: string) => editor.choose(id, { scroll: true })
  return (
    <aside className="rail" aria-label="Progress and filters">
      <section className="hold">
        {article.deadline && (
          <p className="due">
            <Icon of={Clock} />
            <Moment at={article.deadline} style="deadline" />
          </p>
        )}
        <p className="hold-n">{holdingWords(progress.holding, progress.total)}</p>
        <ul>
          {holding.map(({ kind, claims }) => (
            <li key={kind}>
              <span>{BLOCKER_LABEL[kind]}</span>
              <span className="nums">
                {claims.slice(0, SHOWN).map(claim => (
                  <a
                    key={claim.id}
                    href={`?claim=${claim.id}`}
                    className={claim.id === chosen ? 'on' : undefined}
                    aria-current={claim.id === chosen || undefined}
                    aria-label={`Claim ${numberOf.get(claim.id)}`}
                    onClick={event => {
                      event.preventDefault()
                      go(claim.id)
                    }}
                  >
                    {numberOf.get(claim.id)}
                  </a>
                ))}
                {claims.length > SHOWN && (
                  <button type="button" className="more" onClick={() => openPanel('claims')}>
                    +{claims.length - SHOWN}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
        {progress.holding > 0 && (
          <Button kind="main" keys="n" onClick={goToNextBlocker}>
            Next one
          </Button>
        )}
      </section>
      {progress.total > 0 && (
        <section>
          <h2>Show</h2>
          <ul className="filt">
            {STATUSES.map(status => (
              <li key={status}>
                <button
                  type="button"
                  className={statusClass(status)}
                  aria-pressed={filter.has(status)}
                  onClick={() => onFilter(toggled(filter, status))}
                >
                  <span className="ulbox" />
                  <span>{STATUS_LABEL[status]}</span>
                  <span className="cnt">{standing.byStatus[status]}</span>
                </button>
              </li>
            ))}
          </ul>
          {filter.size > 0 && (
            <Button kind="bare" onClick={() => onFilter(new Set())}>
              Show all
            </Button>
          )}
        </section>
      )}
      <section className="see">
        <Button kind="bare" icon={ListTree} onClick={() => openPanel('sentences')}>
          Sentences
        </Button>
        <Button kind="bare" icon={Contrast} aria-pressed={covering} onClick={() => setCovering(!covering)}>
          Coverage
          {article.coverage && article.coverage.openSentences > 0 ? (
            <span className="see-n">{article.coverage.openSentences} unseen</span>
          ) : null}
        </Button>
        <Button kind="bare" icon={Search} onClick={() => openPanel('find')}>
          Find in the draft
        </Button>
        <Button kind="bare" icon={History} onClick={() => openPanel('history')}>
          History
        </Button>
      </section>
      {tray && <tray.OrphanTray orphans={standing.orphans} numberOf={numberOf} />}
    </aside>
  )
}

/** The sentence over the list. */
export function holdingWords(holding: number, total: number): string {
  if (total === 0) return 'No claims yet'
  if (holding === 0) return 'Nothing holds it back.'
  return holding === 1 ? 'One claim holds it back' : `${holding} claims hold it back`
}

function toggled(set: ReadonlySet<Status>, status: Status): ReadonlySet<Status> {
  const next = new Set(set)
  if (!next.delete(status)) next.add(status)
  return next
}
