'use client'

import { RotateCcw, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '@/app/_components/banner'
import { Button } from '@/app/_components/button'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import { type CallError, call } from '@/lib/contracts/call'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Actor } from '@/lib/domain/role'
import { LoadedWorkspace } from './loaded-workspace'

/** What the workspace needs before it can show anything. */
export interface Loaded {
  readonly draft: ArticleWithDraft
  readonly people: readonly PersonRef[]
  readonly ownFindingsAllowed: boolean
  readonly secondReviewer: boolean
}

type Load =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: CallError }
  | ({ readonly kind: 'ready' } & Loaded)

/** Loads an article with its claims, and shows either all of it or why not: never an empty draft. */
export function Workspace({
  articleId,
  actor,
  claimId,
  children,
}: {
  readonly articleId: string
  readonly actor: Actor
  readonly claimId: string | null
  /** The beginning of the draft, shown until all of it is there. */
  readonly children: ReactNode
}) {
  const [load, setLoad] = useState<Load>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const stop = new AbortController()
    setLoad({ kind: 'loading' })
    Promise.all([
      call('getArticle', { params: { id: articleId }, signal: stop.signal }),
      call('listPeople', { signal: stop.signal }),
      call('getSettings', { signal: stop.signal }),
    ]).then(([draft, people, settings]) => {
      if (stop.signal.aborted) return
      const refused = [draft, people, settings].find(answer => !answer.ok)
      if (refused && !refused.ok) setLoad({ kind: 'failed', error: refused.error })
      else if (draft.ok && people.ok && settings.ok) {
        setLoad({
          kind: 'ready',
          draft: draft.value,
          people: people.value.people.filter(person => person.active).map(({ id, name }) => ({ id, name })),
          ownFindingsAllowed: settings.value.settings.ownFindingsAllowed,
          secondReviewer: settings.value.settings.secondReviewer,
        })
      }
    })
    return () => stop.abort()
  }, [articleId, attempt])

  const again = () => setAttempt(count => count + 1)
  if (load.kind === 'ready') {
    return <LoadedWorkspace key={attempt} loaded={load} actor={actor} claimId={claimId} onReload={again} />
  }
  return (
    <>
      <header className="top">
        <a className="logo" href="/" aria-label="Stet, all articles">
          Stet
        </a>
        <a className="crumb" href="/">
          Articles
        </a>
      </header>
      {load.kind === 'loading' ? (
        <>
          <p className="vh" role="status">
            Loading the draft…
          </p>
          {children}
        </>
      ) : (
        <main className="ws-wait">
          <Banner
            kind="bad"
            icon={TriangleAlert}
            actions={
              <Button icon={RotateCcw} onClick={again}>
                Load again
              </Button>
            }
          >
            <b>The draft did not load.</b> Nothing is shown, so that nothing empty can be saved over it.{' '}
            {answered(load.error)}
          </Banner>
        </main>
      )}
    </>
  )
}

function answered(error: CallError): string {
  return error.status === 0 ? error.message : `The server answered ${error.status}: ${error.message}`
}
