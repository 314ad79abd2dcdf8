'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_components/button'
import { matchKey } from '@/app/_components/keys'
import { useWorkspace } from './workspace-context'

interface CardFormProps {
  readonly label: string
  readonly help?: string
  readonly initial?: string
  readonly submit: string
  /** Said when it is sent blank; without it, blank is allowed. */
  readonly required?: string
  readonly manuscript?: boolean
  /** `@` offers the names of people. */
  readonly mentions?: boolean
  readonly children?: ReactNode
  /** Answers whether it was done; the text stays when it was not. */
  readonly onSubmit: (text: string) => Promise<boolean>
  readonly onCancel: () => void
}

/**
 * One field inside the card: Ctrl+Enter sends, Esc goes back to the card, and a refusal keeps what was typed. So does
 * Esc, or choosing another claim: it is there again when the form is opened; only Cancel lets it go.
 */
export function CardForm(props: CardFormProps) {
  const { editor, forms } = useWorkspace()
  // The form is of the claim that is chosen; what was half written in it comes back with it.
  const [where] = useState(() => `${editor.getSnapshot().chosen}/${props.label}`)
  const initial = props.initial ?? ''
  const [text, setText] = useState(() => forms.get()[where] ?? initial)
  /* What an earlier window left may be read only after the form is open. */
  useEffect(
    () =>
      forms.subscribe(() => {
        const left = forms.get()[where]
        if (left !== undefined) setText(now => (now === initial ? left : now))
      }),
    [forms, where, initial],
  )
  const [blank, setBlank] = useState(false)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)

  async function send() {
    if (busy) return
    if (props.required && text.trim() === '') {
      setBlank(true)
      return
    }
    setBusy(true)
    const card = form.current?.closest<HTMLElement>('.card')
    const done = await props.onSubmit(text.trim())
    setBusy(false)
    if (!done) return
    forms.put(where, '')
    props.onCancel()
    card?.focus({ preventScroll: true })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (matchKey(event.nativeEvent, 'Mod+Enter')) {
      event.preventDefault()
      event.stopPropagation()
      void send()
    } else if (matchKey(event.nativeEvent, 'Escape')) {
      event.preventDefault()
      event.stopPropagation()
      form.current?.closest<HTMLElement>('.card')?.focus({ preventScroll: true })
      props.onCancel()
    }
  }

  return (
    <form
      ref={form}
      className="card-form"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <label className="lab" htmlFor={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        className={`area${props.manuscript ? ' t' : ''}${blank ? ' bad' : ''}`}
        dir="auto"
        rows={3}
        data-mentions={props.mentions ? '' : undefined}
        value={text}
        aria-invalid={blank || undefined}
        aria-describedby={blank ? `${id}-err` : props.help ? `${id}-help` : undefined}
        // biome-ignore lint/a11y/noAutofocus: the form was asked for by its key or button
        autoFocus
        onChange={event => {
          setText(event.target.value)
          forms.put(where, event.target.value === initial ? '' : event.target.value)
          setBlank(false)
        }}
      />
      {props.help && !blank && (
        <p className="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      {blank && (
        <p className="err" id={`${id}-err`} role="alert">
          {props.required}
        </p>
      )}
      {props.children}
      <div className="acts">
        <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
          {props.submit}
        </Button>
        <Button
          kind="bare"
          onClick={() => {
            forms.put(where, '')
            props.onCancel()
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  )
}
