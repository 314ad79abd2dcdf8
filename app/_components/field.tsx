'use client'

import { TriangleAlert } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { Icon } from './glyph'

interface Described {
  readonly label: ReactNode
  /** Shown below the field, and read with it. */
  readonly help?: ReactNode
  /** What is wrong with what was typed, in a sentence. */
  readonly error?: string | null | undefined
  /** The label is for screen readers only. */
  readonly labelHidden?: boolean
}

interface Wiring {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

function Field({
  label,
  help,
  error,
  labelHidden,
  id,
  children,
}: Described & { readonly id: string | undefined; readonly children: (wiring: Wiring) => ReactNode }) {
  const own = useId()
  const fieldId = id ?? own
  const described = [help ? `${fieldId}-help` : '', error ? `${fieldId}-error` : ''].filter(Boolean).join(' ')
  return (
    <div>
      <label className={labelHidden ? 'vh' : 'lab'} htmlFor={fieldId}>
        {label}
      </label>
      {children({
        id: fieldId,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {help ? (
        <p className="help" id={`${fieldId}-help`}>
          {help}
        </p>
      ) : null}
      {error ? (
        <p className="err" id={`${fieldId}-error`}>
          <Icon of={TriangleAlert} />
          {error}
        </p>
      ) : null}
    </div>
  )
}

function classes(base: string, error: unknown, own: string | undefined): string {
  return `${base}${error ? ' bad' : ''}${own ? ` ${own}` : ''}`
}

/** A line to type in, with its label, its help and what is wrong with it. */
export function TextField({
  label,
  help,
  error,
  labelHidden,
  className,
  id,
  ...rest
}: Described & ComponentPropsWithRef<'input'>) {
  return (
    <Field {...{ label, help, error, id }} {...(labelHidden ? { labelHidden } : {})}>
      {wiring => <input {...rest} {...wiring} className={classes('field', error, className)} />}
    </Field>
  )
}

/** Room for several lines. */
export function TextArea({
  label,
  help,
  error,
  labelHidden,
  className,
  id,
  ...rest
}: Described & ComponentPropsWithRef<'textarea'>) {
  return (
    <Field {...{ label, help, error, id }} {...(labelHidden ? { labelHidden } : {})}>
      {wiring => <textarea {...rest} {...wiring} className={classes('area', error, className)} />}
    </Field>
  )
}

/** One of a short list, by the browser's own control. */
export function SelectField({
  label,
  help,
  error,
  labelHidden,
  className,
  id,
  children,
  ...rest
}: Described & ComponentPropsWithRef<'select'>) {
  return (
    <Field {...{ label, help, error, id }} {...(labelHidden ? { labelHidden } : {})}>
      {wiring => (
        <select {...rest} {...wiring} className={classes('field', error, className)}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** A box to tick, with its words beside it. */
export function CheckField({
  label,
  help,
  className,
  ...rest
}: { readonly label: ReactNode; readonly help?: ReactNode } & Omit<ComponentPropsWithRef<'input'>, 'type'>) {
  return (
    <label className={className ? `chk ${className}` : 'chk'}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {help ? <span className="help">{help}</span> : null}
      </span>
    </label>
  )
}
