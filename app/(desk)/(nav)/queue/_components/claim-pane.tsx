'use client'

import { ArrowLeft, RotateCcw, TriangleAlert, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { Banner } from '@/app/_components/banner'
import { Button } from '@/app/_components/button'
import { CheckedBefore, TAKEN_OVER } from '@/app/_components/checked-before'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { problemWords } from '@/app/_components/problem'
import { OrphanChip } from '@/app/_components/status-chip'
import { showToast } from '@/app/_components/toast'
import { may } from '@/lib/domain/permission'
import { excerpt } from '../_state/excerpt'
import { useChosen, useQueue } from '../_state/use-queue'
import { addressOf, countWords, sizeOf } from '../_state/view'
import { ClaimComments } from './claim-comments'
import { ClaimEvidence } from './claim-evidence'
import { ClaimPast } from './claim-past'
import { DecisionBar } from './decision-bar'
import { Due } from './due'
import { InHand } from './in-hand'
import { PassageText } from './passage-text'
import type { QueueForm } from './queue-screen'
import { StaleNote } from './stale-note'
import { Verdict } from './verdict'

interface ClaimPaneProps {
  readonly form: QueueForm | null
  readonly onForm: (form: QueueForm | null) => void
  readonly onSignIn: () => void
}

/** The claim in hand: where it stands, its words, what was found and on what, and what can be decided. */
export function ClaimPane({ form, onForm, onSignIn }: ClaimPaneProps) {
  const queue = useQueue()
  const { state, rows, row, claim, problem, passage, position } = useChosen()
  const scroller = useRef<HTMLDivElement>(null)
  const { chosen } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim is read from its beginning
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [chosen])

  const size = sizeOf(state, rows)
  const { actor } = queue.reviewer()
  const me = actor.personId
  const takeOver = may(actor, 'claim.check')
    ? async (from: string) => {
        if (chosen === null) return
        const problem = await queue.takeFinding(chosen, from)
        showToast({ message: problem ? problemWords(problem) : TAKEN_OVER })
      }
    : null
  return (
    <div className="det" data-region="">
      <section
        className="det-in"
        ref={scroller}
        data-region-focus=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        tabIndex={0}
        aria-label="Claim"
      >
        <div className="where">
          <BackToList />
          {position > 0 ? (
            <span>
              <b>{position}</b> of {countWords(size)}
            </span>
          ) : null}
          {chosen !== null && claim?.review === 'pending' ? <InHand id={chosen} /> : null}
          {claim?.assignee ? (
            <span className="where-who">
              {claim.assignee.id === me ? 'For you' : `For ${claim.assignee.name}`}
            </span>
          ) : null}
          {row || claim ? (
            <span className="where-in">
              Claim {claim?.number ?? row?.number}
              {row ? (
                <>
                  {' in '}
                  <Link href={`/articles/${row.articleId}?claim=${row.id}`} prefetch={false} dir="auto">
                    {row.headline || 'Untitled'}
                  </Link>
                </>
              ) : null}
            </span>
          ) : null}
          {claim?.orphaned ? <OrphanChip /> : null}
          <span className="sp" />
          {row ? <Due at={row.deadline} long /> : null}
        </div>
        {claim ? (
          <>
            <PassageText claim={claim} shown={passage} />
            <StaleNote claim={claim} />
            <Verdict claim={claim} />
            <div className="cols">
              <div>
                <ClaimEvidence claim={claim} form={form} onForm={onForm} />
                <CheckedBefore claim={claim} heading="h2" onTakeOver={takeOver} />
              </div>
              <div>
                <ClaimComments key={claim.id} claim={claim} form={form} onForm={onForm} />
                <ClaimPast claim={claim} />
              </div>
            </div>
          </>
        ) : problem ? (
          <Banner
            kind="bad"
            icon={TriangleAlert}
            actions={
              <Button icon={RotateCcw} onClick={() => chosen !== null && void queue.claims.read(chosen)}>
                Load again
              </Button>
            }
          >
            <b>The claim did not load.</b> {problem.message}
          </Banner>
        ) : (
          <div aria-busy="true">
            <p className="ctx t" dir="auto">
              {row?.quote}
            </p>
            {row ? <Verdict claim={row} /> : null}
          </div>
        )}
      </section>
      <DecisionProblem onSignIn={onSignIn} />
      <DecisionBar claim={claim} articleId={claim?.articleId ?? row?.articleId ?? null} onForm={onForm} />
    </div>
  )
}

/** On a narrow screen the list is a step back. */
function BackToList() {
  const queue = useQueue()
  const { view } = queue.store.get()
  return (
    <Link
      className="back mobile-only"
      href={addressOf(view)}
      prefetch={false}
      aria-label="Back to the list"
      onClick={event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        queue.backToList()
      }}
    >
      <Icon of={ArrowLeft} />
    </Link>
  )
}

/** A decision that did not happen, said where it was made, until it is dealt with. */
function DecisionProblem({ onSignIn }: { readonly onSignIn: () => void }) {
  const queue = useQueue()
  const problem = useSyncExternalStore(queue.problem.subscribe, queue.problem.get, () => null)
  const signIn = problem?.signIn === true
  const ask = useRef(onSignIn)
  useEffect(() => {
    ask.current = onSignIn
  })
  useEffect(() => {
    if (signIn) ask.current()
  }, [signIn])
  if (!problem) return null
  const elsewhere = problem.id !== queue.store.get().chosen
  return (
    <div className="det-problem">
      <Banner
        kind="bad"
        icon={TriangleAlert}
        actions={
          <>
            {problem.signIn ? <Button onClick={onSignIn}>Sign in</Button> : null}
            {elsewhere && queue.store.get().rows.some(row => row.id === problem.id) ? (
              <Button onClick={() => queue.choose(problem.id)}>Show it</Button>
            ) : null}
            <IconButton label="Close" icon={X} onClick={() => queue.problem.set(null)} />
          </>
        }
      >
        <b>
          {problem.what}: “{excerpt(problem.quote, 60)}”.
        </b>{' '}
        {problem.why}
      </Banner>
    </div>
  )
}
