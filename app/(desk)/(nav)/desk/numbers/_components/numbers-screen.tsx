'use client'

import { Download } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { SelectField } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { problemWords } from '@/app/_components/problem'
import { Segmented } from '@/app/_components/segmented'
import { MEASURES } from '../../../_components/measures'
import { csvAddress, useNumbers } from '../../../_components/use-numbers'
import { NumbersTable } from './numbers-table'
import { Plot } from './plot'

const SPANS = ['7', '30', '90'] as const
type Span = (typeof SPANS)[number]

/** What was done lately, at one desk or all: four plots and a table; which days and desk is in the address. */
export function NumbersScreen({ desks }: { readonly desks: readonly string[] }) {
  const params = useSearchParams()
  const desk = params.get('desk') ?? ''
  const span = SPANS.find(one => one === params.get('days')) ?? '30'
  const { numbers, error, again } = useNumbers(Number(span), desk)
  const show = (next: { readonly span: Span; readonly desk: string }) => {
    const query = new URLSearchParams({ days: next.span, ...(next.desk === '' ? {} : { desk: next.desk }) })
    history.replaceState(null, '', `/desk/numbers?${query}`)
  }
  const csv = csvAddress(Number(span), desk)
  useCommands([
    ...SPANS.map(days => ({
      id: `numbers-${days}`,
      label: `The last ${days} days`,
      run: () => show({ span: days, desk }),
    })),
    { id: 'numbers-csv', label: 'Numbers as CSV', run: () => location.assign(csv) },
  ])
  const known = desk === '' || desks.includes(desk) ? desks : [...desks, desk]
  return (
    <>
      <header className="dh">
        <h1 className="t">What was done{desk === '' ? '' : ` at ${desk}`}</h1>
        <div className="row narrowing">
          <Segmented
            label="Days"
            value={span}
            onChange={next => next && show({ span: next, desk })}
            options={SPANS.map(days => ({ value: days, label: `${days} days` }))}
          />
          {known.length > 0 ? (
            <SelectField
              className="sm"
              label="Desk"
              labelHidden
              value={desk}
              onChange={event => show({ span, desk: event.target.value })}
            >
              <option value="">All desks</option>
              {known.map(name => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </SelectField>
          ) : null}
          <a className="btn" href={csv} download>
            <Icon of={Download} />
            Numbers as CSV
          </a>
        </div>
      </header>
      {error && numbers === null ? (
        <Alert>
          The numbers did not load. {problemWords(error)} <Button onClick={again}>Load again</Button>
        </Alert>
      ) : null}
      {numbers ? (
        <>
          <div className="plot-grid">
            {MEASURES.map(measure => (
              <Plot key={measure.id} measure={measure} numbers={numbers} />
            ))}
          </div>
          <NumbersTable numbers={numbers} />
          <p className="faint">Days as they are in {numbers.timeZone.replaceAll('_', ' ')}.</p>
        </>
      ) : error ? null : (
        <p className="faint" role="status">
          Adding up…
        </p>
      )}
    </>
  )
}
