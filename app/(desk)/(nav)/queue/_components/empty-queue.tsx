'use client'

import { ListFilter, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Button } from '@/app/_components/button'
import { EmptyState } from '@/app/_components/empty-state'
import { Icon } from '@/app/_components/glyph'
import { Moment } from '@/app/_components/moment'
import type { SavedView } from '@/lib/contracts/saved-view'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { useQueue, useQueueState } from '../_state/use-queue'
import { addressOf, keptView, NO_FILTER, type QueueView, sameFilters, WAITING } from '../_state/view'
import { type Asked, asksOf } from '../_state/view-asks'

/** Nothing to list: what that means, and where to go on. */
export function EmptyQueue({
  kept,
  people,
  worked,
}: {
  readonly kept: readonly SavedView[]
  readonly people: readonly PersonRef[]
  /** The last claim has just been decided on. */
  readonly worked: boolean
}) {
  const queue = useQueue()
  const { view, counts } = useQueueState()
  const main = useRef<HTMLElement>(null)
  /* The list went and took the focus with it. */
  useEffect(() => {
    if (worked && document.activeElement === document.body) main.current?.focus()
  }, [worked])
  const usual = usualWords(view, may(queue.reviewer().actor, 'claim.review'))
  const name = kept.find(one => sameFilters(keptView(one.params), view))?.name
  return (
    <main id="main" className="queue-empty" tabIndex={-1} ref={main}>
      {usual === null ? (
        <NothingFits name={name} asked={asksOf(view, { people, articles: counts.byArticle })} />
      ) : (
        <EmptyState
          title={usual.title}
          actions={
            <>
              {sameFilters(view, WAITING) ? null : <ToWaiting />}
              <Link className={sameFilters(view, WAITING) ? 'btn' : 'btn bare'} href="/">
                To the articles
              </Link>
              {sameFilters(view, WAITING) ? (
                <Link className="btn bare" href={addressOf(NO_FILTER)} prefetch={false}>
                  Every claim
                </Link>
              ) : null}
            </>
          }
        >
          {usual.words}
        </EmptyState>
      )}
    </main>
  )
}

/* What the ready-made views say when there is nothing in them; null for any other. */
function usualWords(view: QueueView, reviews: boolean) {
  const is = (filters: Partial<QueueView>) => sameFilters(view, { ...NO_FILTER, ...filters })
  if (sameFilters(view, WAITING)) {
    return {
      title: reviews ? 'Nothing is waiting for you' : 'Nothing is waiting for review',
      words: 'A claim comes here as soon as a checker has made a finding on it.',
    }
  }
  if (is({ mine: 'later' })) {
    return {
      title: 'You have put nothing off',
      words: 'What you put off with Later (L) stays here until its time comes.',
    }
  }
  if (is({ stale: true })) {
    return {
      title: 'No wording has changed',
      words: 'A claim comes here when its words are rewritten after it was checked.',
    }
  }
  if (is({ review: ['returned'] })) {
    return {
      title: 'Nothing is returned',
      words: 'What a reviewer sends back is here until it is checked again.',
    }
  }
  if (is({ orphaned: true })) {
    return {
      title: 'No text is gone',
      words: 'A claim comes here when the words it marks are taken out of the draft.',
    }
  }
  if (is({})) {
    return {
      title: 'There are no claims yet',
      words: 'Checkers mark them in the articles; each of them is listed here.',
    }
  }
  return null
}

function ToWaiting() {
  return (
    <Link className="btn" href={addressOf(WAITING)} prefetch={false}>
      What waits for review
    </Link>
  )
}

/** A view of somebody's own: what it asks, each of which can be left out, and the way back. */
function NothingFits({
  name,
  asked,
}: {
  readonly name: string | undefined
  readonly asked: readonly Asked[]
}) {
  return (
    <EmptyState
      title={name === undefined ? 'No claim fits this filter' : `Nothing in “${name}” now`}
      actions={
        <>
          <Button
            icon={ListFilter}
            keys="/"
            onClick={() => document.querySelector<HTMLElement>('[data-filter]')?.click()}
          >
            Change the filter
          </Button>
          <ToWaiting />
        </>
      }
    >
      {asked.length > 1
        ? 'A claim would have to be all of this. Leave something out to see more:'
        : 'A claim would have to be this. Leave it out to see every claim:'}
      <span className="asked">
        {asked.map(({ words, at, without }) => (
          <Link className="btn" key={words} href={addressOf(without)} prefetch={false} replace>
            <span className="vh">Without </span>
            <span dir="auto">
              {words}
              {at === undefined ? null : (
                <>
                  {' '}
                  <Moment at={at} style="date" />
                </>
              )}
            </span>
            <Icon of={X} />
          </Link>
        ))}
      </span>
    </EmptyState>
  )
}
