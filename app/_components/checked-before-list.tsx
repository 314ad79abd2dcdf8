'use client'

import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { call } from '@/lib/contracts/call'
import type { Repeat } from '@/lib/contracts/repeat'
import { isFinding, STATUS_LABEL } from '@/lib/domain/status'
import { TAKE_OVER_REFUSAL_TEXT } from '@/lib/domain/take-over'
import { Button } from './button'
import type { CheckedBeforeProps } from './checked-before'
import { Icon } from './icon'
import { Moment } from './moment'
import { ReviewMark } from './review-mark'
import { StaleChip, StatusChip } from './status-chip'

type Asked = CheckedBeforeProps['claim']

/* Kept for a moment, so that going back and forth between claims asks once. */
const KEPT_MS = 20_000
const MOST_KEPT = 50
const kept = new Map<string, { readonly at: number; readonly repeats: Promise<readonly Repeat[]> }>()

function repeatsOf({ id, quote, status, findingAt }: Asked): Promise<readonly Repeat[]> {
  const key = JSON.stringify([id, quote, status, findingAt])
  const known = kept.get(key)
  if (known && Date.now() - known.at < KEPT_MS) return known.repeats
  /* Where it cannot be asked there is nothing to show: the claim can be checked all the same. */
  const repeats = call('repeats', { params: { id } }).then(answer => (answer.ok ? answer.value.repeats : []))
  kept.set(key, { at: Date.now(), repeats })
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return repeats
}

/** As `toTakeOver` of checked-before. */
export async function toTakeOver(claim: Asked): Promise<Repeat | null> {
  if (isFinding(claim.status) || claim.orphaned) return null
  return (await repeatsOf(claim)).find(repeat => repeat.refusal === null) ?? null
}

export function CheckedBeforeList({ claim, heading: Heading, onTakeOver }: CheckedBeforeProps) {
  const repeats = useRepeats(claim)
  const [taking, setTaking] = useState(false)
  if (repeats.length === 0) return null
  const others = repeats.filter(repeat => repeat.contradicts)
  /* An approved finding is not replaced in passing. */
  const offers = onTakeOver !== null && !claim.orphaned && claim.review !== 'approved'
  const first = isFinding(claim.status) ? undefined : repeats.find(repeat => repeat.refusal === null)
  async function take(from: string) {
    setTaking(true)
    await onTakeOver?.(from)
    setTaking(false)
  }
  return (
    <section className="before" aria-label="Checked before">
      <Heading>Checked before</Heading>
      {others.length > 0 ? (
        <p className="note-w">
          <Icon of={TriangleAlert} />
          <span>
            <b>The findings differ.</b> Here it is {STATUS_LABEL[claim.status].toLowerCase()}, elsewhere{' '}
            {[...new Set(others.map(one => STATUS_LABEL[one.status].toLowerCase()))].join(' and ')}.
          </span>
        </p>
      ) : null}
      <ul>
        {repeats.map(repeat => (
          <li key={repeat.id}>
            <p className="before-found">
              <StatusChip status={repeat.status} />
              {repeat.stale ? <StaleChip /> : null}
              <ReviewMark review={repeat.review} />
            </p>
            {repeat.likeness === 'near' ? (
              <blockquote className="t" dir="auto">
                {repeat.quote}
              </blockquote>
            ) : null}
            {repeat.note ? (
              <p className="before-note" dir="auto">
                {repeat.note}
              </p>
            ) : null}
            <p className="faint before-where">
              <span dir="auto">“{repeat.headline || 'Untitled'}”</span>
              {repeat.findingBy ? <span>{repeat.findingBy.name}</span> : null}
              {repeat.findingAt ? <Moment at={repeat.findingAt} style="date" /> : null}
              <span>{sourcesWords(repeat.citationCount)}</span>
              {repeat.likeness === 'same' ? <span>same words</span> : null}
            </p>
            <p className="acts">
              {offers && repeat.refusal === null ? (
                <Button
                  busy={taking}
                  {...(repeat === first ? { keys: 'b' } : {})}
                  onClick={() => void take(repeat.id)}
                >
                  Take over
                </Button>
              ) : null}
              <Link
                className="btn bare"
                href={`/articles/${repeat.articleId}?claim=${repeat.id}`}
                prefetch={false}
              >
                Look<span className="vh"> at it in “{repeat.headline}”</span>
              </Link>
            </p>
            {offers && repeat.refusal !== null ? (
              <p className="why">Cannot be taken over: {TAKE_OVER_REFUSAL_TEXT[repeat.refusal]}.</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useRepeats(claim: Asked): readonly Repeat[] {
  const [shown, setShown] = useState<{ readonly id: string; readonly repeats: readonly Repeat[] }>()
  const { id, quote, status, findingAt } = claim
  // biome-ignore lint/correctness/useExhaustiveDependencies: what repeats depend on, and not the object
  useEffect(() => {
    let left = false
    repeatsOf(claim).then(repeats => {
      if (!left) setShown({ id, repeats })
    })
    return () => {
      left = true
    }
  }, [id, quote, status, findingAt])
  return shown?.id === id ? shown.repeats : []
}

function sourcesWords(count: number): string {
  if (count === 0) return 'no source'
  return `${count} ${count === 1 ? 'source' : 'sources'}`
}
