'use client'

import { ArrowRight } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextArea } from '@/app/_components/field'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { statusClass } from '@/app/_components/status-class'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { BLOCKER_LABEL, type BlockerKind } from '@/lib/domain/clearance'
import { coverageOf } from '@/lib/domain/coverage'
import { may } from '@/lib/domain/permission'
import { STATUS_LABEL } from '@/lib/domain/status'
import { goToOpen } from './coverage'
import { firstName } from './note-says'
import { standingOf } from './standing-claims'
import { useClaims, useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Who has to act on a claim that is held back for this reason. */
function whoActs(kind: BlockerKind, claim: PlacedClaim): string {
  const checker = claim.findingBy ?? claim.assignee
  if (kind === 'unchecked')
    return claim.assignee ? `${firstName(claim.assignee.name)} has it` : 'Nobody has it'
  if (kind === 'stale') return checker ? `${firstName(checker.name)} to look again` : 'To be looked at again'
  if (kind === 'pending') return checker ? `Found by ${firstName(checker.name)}` : 'A reviewer'
  if (kind === 'returned') return checker ? firstName(checker.name) : 'The checker'
  return 'An editor'
}

/** What holds the article back, each a way to its claim; or, when nothing does, the button that clears it. */
export function ClearDialog({ onClose }: { readonly onClose: () => void }) {
  const { editor, store, actor, articleId } = useWorkspace()
  const { reloadArticle, openPanel, setCovering } = useWorkspaceState()
  const order = useEditor(editor, snapshot => snapshot.order)
  const headline = useEditor(editor, snapshot => snapshot.headline)
  const version = useEditor(editor, snapshot => snapshot.version)
  const saved = useEditor(editor, snapshot => snapshot.save.kind === 'saved')
  const standing = useClaims(store, order, standingOf)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const why = useId()
  const { progress, holding, numberOf, toDo } = standing
  const open = progress.holding
  const [first] = toDo
  const mayOverride = may(actor, 'article.override')
  const mayClear = may(actor, 'article.clear')
  const unsaved = saved ? null : 'the draft is not saved yet'

  const go = (id: string) => {
    onClose()
    editor.choose(id, { scroll: true })
  }

  async function clear() {
    if (open > 0 && reason.trim() === '') {
      setError('Clearing it with claims open needs a reason.')
      return
    }
    setBusy(true)
    const answer = await call('clear', {
      params: { id: articleId },
      body: open > 0 ? { overrideReason: reason.trim() } : {},
    })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error.message)
      if (answer.error.code === 'blocked') editor.refresh()
      return
    }
    await reloadArticle()
    onClose()
    showToast({
      message: 'Cleared for publication',
      action: { label: 'Show the sign-off', onAction: () => openPanel('sign-off') },
    })
  }

  const unseen = coverageOf(editor.view.state.doc).openSentences
  /* Told, not forbidden: most sentences of an article hold nothing that could be checked. */
  const unseenNote =
    unseen === 0 || progress.total === 0 ? null : (
      <p className="note-w">
        {unseen === 1 ? 'There is one sentence' : `There are ${unseen} sentences`} nobody has looked at.{' '}
        <button
          type="button"
          className="as-link"
          onClick={() => {
            onClose()
            setCovering(true)
            void goToOpen(editor, 1)
          }}
        >
          {unseen === 1 ? 'Show it' : 'Show them'}
        </button>
      </p>
    )

  const description = `${headline || 'Untitled'}, version ${version}. ${progress.settled} of ${progress.total} claims are settled.`
  if (open === 0) {
    return (
      <Modal
        open
        onOpenChange={onClose}
        title="Nothing holds it back."
        description={description}
        footer={
          <>
            <Button
              kind="main"
              size="lg"
              busy={busy}
              forbidden={mayClear ? unsaved : 'only a reviewer or an editor clears'}
              onClick={() => void clear()}
            >
              Clear for publication
            </Button>
            <Button kind="bare" size="lg" onClick={onClose}>
              Not yet
            </Button>
          </>
        }
      >
        <p>
          Your name, the version and the state of every claim are kept in the sign-off, and printed on every
          export.
        </p>
        {unseenNote}
        {progress.total === 0 && (
          <p className="note-w">
            No claim was marked in this article. It will be cleared as it stands, unchecked.
          </p>
        )}
        {error && (
          <p className="err" role="alert">
            {error}
          </p>
        )}
      </Modal>
    )
  }
  return (
    <Modal
      open
      onOpenChange={onClose}
      size="md"
      title={open === 1 ? 'Not yet. One claim holds it back.' : `Not yet. ${open} claims hold it back.`}
      description={description}
      footer={
        <>
          {first !== undefined && (
            <Button kind="main" size="lg" onClick={() => go(first)}>
              Go to claim {numberOf.get(first)}
            </Button>
          )}
          <span className="sp" />
          {mayOverride && (
            <Button kind="danger" size="lg" busy={busy} forbidden={unsaved} onClick={() => void clear()}>
              Clear with {open} open
            </Button>
          )}
        </>
      }
    >
      {holding.map(({ kind, claims }) => (
        <section key={kind}>
          <h2>
            {BLOCKER_LABEL[kind]} <span>{claims.length}</span>
          </h2>
          <ul>
            {claims.map(claim => (
              <li key={claim.id}>
                <a
                  href={`?claim=${claim.id}`}
                  className={statusClass(claim.status)}
                  onClick={event => {
                    event.preventDefault()
                    go(claim.id)
                  }}
                >
                  <span className="num">{numberOf.get(claim.id)}</span>
                  <span className="si">
                    <Icon of={STATUS_ICON[claim.status]} />
                    <span className="vh">{STATUS_LABEL[claim.status]}</span>
                  </span>
                  <span className="t" dir="auto">
                    {claim.quote}
                  </span>
                  <span className="who">{whoActs(kind, claim)}</span>
                  <Icon of={ArrowRight} className="go" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {unseenNote}
      {mayOverride && (
        <details className="over">
          <summary>Clear it anyway</summary>
          <TextArea
            label="Why can it run with these open?"
            help={`Your name, this reason and the ${open === 1 ? 'open claim' : `${open} open claims`} are kept in the sign-off and printed on every export.`}
            error={error}
            dir="auto"
            id={why}
            value={reason}
            onChange={event => {
              setReason(event.target.value)
              setError(null)
            }}
          />
        </details>
      )}
      {!mayOverride && error && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
    </Modal>
  )
}
