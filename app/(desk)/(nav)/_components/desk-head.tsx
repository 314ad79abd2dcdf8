'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import type { RefObject } from 'react'
import { useNow } from '@/app/_components/clock'
import { SelectField, TextField } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { KeyCap } from '@/app/_components/key-cap'
import type { DeskArticle } from '@/lib/contracts/desk'
import { type DeskView, deskChoices } from './desk-view'
import { todaySentence } from './today-sentence'

/** From this many articles on the list can be narrowed by typing and by person. */
const MANY = 6

/** The button that begins an article. */
export function NewArticle() {
  return (
    <Link className="btn main" href="/articles/new">
      <Icon of={Plus} />
      New article
    </Link>
  )
}

/** A sentence about today, and what narrows the list below it. */
export function DeskHead({
  articles,
  shown,
  view,
  onView,
  filter,
  creates,
}: {
  readonly articles: readonly DeskArticle[]
  /** Those that the view is about, by which the sentence goes. */
  readonly shown: readonly DeskArticle[]
  readonly view: DeskView
  readonly onView: (view: DeskView) => void
  readonly filter: RefObject<HTMLInputElement | null>
  readonly creates: boolean
}) {
  const now = useNow()
  const { desks, people } = deskChoices(articles)
  const many = articles.length >= MANY || view.q !== ''
  return (
    <header className="dh">
      <h1 className="t" style={now === null && articles.length > 0 ? { visibility: 'hidden' } : undefined}>
        {todaySentence(shown, now ?? 0, now === null ? 'UTC' : undefined)}
      </h1>
      <div className="row narrowing">
        {many ? (
          <div className="filter">
            <TextField
              ref={filter}
              type="search"
              className="sm"
              label="Filter by headline, desk or name"
              labelHidden
              placeholder="Filter"
              value={view.q}
              onChange={event => onView({ ...view, q: event.target.value })}
              onKeyDown={event => {
                if (event.key !== 'Escape' || view.q === '') return
                event.preventDefault()
                onView({ ...view, q: '' })
              }}
            />
            <KeyCap combo="/" />
          </div>
        ) : null}
        {desks.length > 1 || view.desk !== '' ? (
          <SelectField
            className="sm"
            label="Desk"
            labelHidden
            value={view.desk}
            onChange={event => onView({ ...view, desk: event.target.value })}
          >
            <option value="">All desks</option>
            {withChosen(desks, view.desk).map(desk => (
              <option key={desk} value={desk}>
                {desk}
              </option>
            ))}
          </SelectField>
        ) : null}
        {many || view.person !== '' ? (
          <SelectField
            className="sm"
            label="Person"
            labelHidden
            value={view.person}
            onChange={event => onView({ ...view, person: event.target.value })}
          >
            <option value="">Everybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {view.person !== '' && !people.some(({ id }) => id === view.person) ? (
              <option value={view.person}>Somebody else</option>
            ) : null}
          </SelectField>
        ) : null}
        {creates && articles.length > 0 ? <NewArticle /> : null}
      </div>
    </header>
  )
}

/* A link may name a desk that has no article left. */
function withChosen(desks: readonly string[], chosen: string): readonly string[] {
  return chosen === '' || desks.includes(chosen) ? desks : [...desks, chosen]
}
