'use client'

import type { ReactNode } from 'react'

/** A few choices side by side, of which one holds. Pressing the one that holds clears it when `clearable`. */
export function Segmented<T extends string>({
  label,
  labelledBy,
  value,
  onChange,
  options,
  clearable = false,
}: {
  readonly label?: string
  /** Id of a label on the screen, instead of `label`. */
  readonly labelledBy?: string
  readonly value: T | null
  readonly onChange: (value: T | null) => void
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[]
  readonly clearable?: boolean
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend, and these stand in the middle of forms
    <div
      className="seg"
      role="group"
      aria-label={labelledBy ? undefined : label}
      aria-labelledby={labelledBy}
    >
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => {
            if (option.value !== value) onChange(option.value)
            else if (clearable) onChange(null)
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
