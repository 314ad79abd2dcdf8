'use client'

import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { call } from '@/lib/contracts/call'
import type { PersonRef } from '@/lib/contracts/shared'
import { Avatar } from './avatar'
import { mentionTyped, namesFor } from './mention-typed'

const MOST = 6

interface Hint {
  readonly field: HTMLTextAreaElement
  readonly typed: string
  readonly people: readonly PersonRef[]
  readonly at: number
}

let everybody: Promise<readonly PersonRef[]> | null = null
/* Asked for at the first `@`; a failure is tried anew at the next. */
function people(): Promise<readonly PersonRef[]> {
  everybody ??= call('listPeople', {}).then(answer => {
    if (!answer.ok) everybody = null
    return answer.ok ? answer.value.people.filter(({ active }) => active) : []
  })
  return everybody
}

/** Offers the names of people after `@` in every field marked with `data-mentions`. Mounted once. */
export function Mentions() {
  const [hint, setHint] = useState<Hint | null>(null)
  const current = useRef<Hint | null>(null)
  const id = useId()
  const show = useCallback((next: Hint | null) => {
    current.current = next
    setHint(next)
  }, [])

  const pick = useCallback(
    ({ field, typed }: Hint, { name }: PersonRef) => {
      const end = field.selectionStart
      field.setRangeText(`${name} `, end - typed.length, end, 'end')
      show(null)
      field.focus()
      // Whoever holds the text of the field is told as if it had been typed.
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    [show],
  )

  useEffect(() => {
    const look = async (field: EventTarget | null) => {
      if (!(field instanceof HTMLTextAreaElement) || field.dataset.mentions === undefined) return
      const typed = mentionTyped(field.value.slice(0, field.selectionStart))
      if (typed === null) return show(null)
      const found = namesFor(typed, await people(), MOST)
      // Somebody may have typed on meanwhile.
      if (mentionTyped(field.value.slice(0, field.selectionStart)) !== typed) return
      show(found.length === 0 ? null : { field, typed, people: found, at: 0 })
    }
    const onInput = ({ target }: Event) => void look(target)
    // This code may come only after the first letters.
    void look(document.activeElement)
    const onKey = (event: KeyboardEvent) => {
      const shown = current.current
      if (shown === null || event.target !== shown.field || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const { length } = shown.people
      const chosen = shown.people[shown.at]
      if (event.key === 'ArrowDown') show({ ...shown, at: (shown.at + 1) % length })
      else if (event.key === 'ArrowUp') show({ ...shown, at: (shown.at + length - 1) % length })
      else if (event.key === 'Escape') show(null)
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(shown, chosen)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    const onLeave = () => show(null)
    document.addEventListener('input', onInput)
    // Before the form, for which Escape and Enter have other meanings.
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('focusout', onLeave)
    return () => {
      document.removeEventListener('input', onInput)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('focusout', onLeave)
    }
  }, [pick, show])

  /* The field says what is offered, and which is chosen. */
  useEffect(() => {
    if (hint === null) return
    const { field, at } = hint
    const said = {
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-activedescendant': `${id}-${at}`,
    }
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(said)) field.removeAttribute(name)
    }
  }, [hint, id])

  if (hint === null) return null
  const { left, bottom } = hint.field.getBoundingClientRect()
  return createPortal(
    <div className="menu mentions" style={{ left, top: bottom + 4 }}>
      <p className="vh" role="status">
        {hint.people.length === 1 ? 'One name' : `${hint.people.length} names`}, Enter takes it
      </p>
      <div role="listbox" id={id} aria-label="People to mention">
        {hint.people.map((person, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            className="mention"
            aria-selected={index === hint.at}
            // A press must not take the focus from the field.
            onMouseDown={event => event.preventDefault()}
            onClick={() => pick(hint, person)}
          >
            <Avatar person={person} small decorative />
            <span dir="auto">{person.name}</span>
          </div>
        ))}
      </div>
    </div>,
    document.body,
  )
}
