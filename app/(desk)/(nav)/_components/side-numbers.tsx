'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { deskViewOf } from './desk-view'
import { MEASURES } from './measures'
import { Spark } from './spark'
import { csvAddress, useNumbers } from './use-numbers'

/** How many days the side of the desk looks back. */
const DAYS = 14

/** What was done lately, a figure and a small line each; of the desk that is shown. */
export function SideNumbers() {
  const { desk } = deskViewOf(useSearchParams())
  const { numbers } = useNumbers(DAYS, desk)
  if (numbers === null) return null
  const query = desk === '' ? '' : `?desk=${encodeURIComponent(desk)}`
  return (
    <section>
      <h2>Last {DAYS} days</h2>
      <dl className="plots">
        {MEASURES.map(measure => (
          <div key={measure.id}>
            <dt>{measure.title}</dt>
            <dd>
              <b>{measure.figure(numbers)}</b>
              <Spark values={numbers.days.map(measure.of)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="side-links">
        <Link href={`/desk/numbers${query}` as '/desk/numbers'}>All numbers</Link>
        <a href={csvAddress(DAYS, desk)} download>
          Numbers as CSV
        </a>
      </p>
    </section>
  )
}
