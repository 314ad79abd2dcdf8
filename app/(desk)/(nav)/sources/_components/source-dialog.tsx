'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { fieldProblems, problemWords } from '@/app/_components/problem'
import { bodyOf, draftOf, draftProblems, newDraft } from '@/app/_components/source-draft'
import { SourceFields } from '@/app/_components/source-fields'
import { showToast } from '@/app/_components/toast'
import { type Answer, call } from '@/lib/contracts/call'
import type { Source } from '@/lib/contracts/source'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'

type Uses = Answer<'getSource'>['uses']

/** One source: what describes it, changed in place, and where it is used. `null` makes a new one. */
export function SourceDialog({
  source,
  edits,
  onSaved,
  onClose,
}: {
  readonly source: Source | null
  readonly edits: boolean
  readonly onSaved: (source: Source) => void
  readonly onClose: () => void
}) {
  const [draft, setDraft] = useState(source ? draftOf(source) : newDraft(''))
  const [problems, setProblems] = useState<{ title?: string; url?: string }>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const uses = useUses(source?.id ?? null)
  const title = useRef<HTMLInputElement>(null)

  async function submit() {
    if (busy || !edits) return
    const found = draftProblems(draft)
    setProblems(found)
    setRefused(null)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const body = bodyOf(draft)
    const answer = source
      ? await call('patchSource', { params: { id: source.id }, body })
      : await call('createSource', { body })
    setBusy(false)
    if (answer.ok) {
      showToast({ message: source ? `Changed: ${body.title}` : `In the library: ${body.title}` })
      onSaved(answer.value.source)
      return
    }
    const named = fieldProblems(answer.error)
    if (named.title || named.url) setProblems(named)
    else setRefused(problemWords(answer.error))
  }

  return (
    <Modal
      open
      onOpenChange={open => open || onClose()}
      title={source ? source.title : 'New source'}
      description={source ? aboutSource(source, edits) : 'It can then be cited on any claim.'}
      initialFocus={title}
      onSubmit={submit}
      footer={
        edits ? (
          <>
            <Button kind="main" type="submit" busy={busy}>
              {source ? 'Save' : 'Add to the library'}
            </Button>
            <Button kind="bare" onClick={onClose}>
              Cancel
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )
      }
    >
      {refused ? <Alert>{refused}</Alert> : null}
      <fieldset disabled={!edits} className="lib-fields">
        <legend className="vh">What describes it</legend>
        <SourceFields draft={draft} onChange={setDraft} problems={problems} titleRef={title} />
      </fieldset>
      {source ? <WhereUsed uses={uses} /> : null}
    </Modal>
  )
}

function aboutSource(source: Source, edits: boolean): string {
  const kind = SOURCE_KIND_LABEL[source.kind]
  return edits && source.citationCount > 0 ? `${kind}. A change shows wherever it is cited.` : kind
}

function WhereUsed({ uses }: { readonly uses: Uses | string | null }) {
  return (
    <div className="lib-uses">
      <h3>Where it is used</h3>
      {uses === null ? (
        <p className="help" role="status">
          Loading…
        </p>
      ) : typeof uses === 'string' ? (
        <p className="err" role="alert">
          {uses}
        </p>
      ) : uses.length === 0 ? (
        <p className="help">No claim cites it.</p>
      ) : (
        <ul>
          {uses.map(use => (
            <li key={use.claimId}>
              <Link className="t" href={`/articles/${use.articleId}?claim=${use.claimId}`} dir="auto">
                “{use.quote}”
              </Link>
              <span className="faint" dir="auto">
                {use.headline || 'Untitled'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The claims that cite it; a sentence when they did not load, null while they do. */
function useUses(id: string | null): Uses | string | null {
  const [uses, setUses] = useState<Uses | string | null>(null)
  useEffect(() => {
    if (id === null) return
    const leaving = new AbortController()
    call('getSource', { params: { id }, signal: leaving.signal }).then(answer => {
      if (leaving.signal.aborted) return
      setUses(answer.ok ? answer.value.uses : `Where it is used did not load. ${answer.error.message}`)
    })
    return () => leaving.abort()
  }, [id])
  return uses
}
