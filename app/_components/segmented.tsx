'use client'

import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
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
    <ToggleGroup
      className="seg"
      aria-label={labelledBy ? undefined : label}
      aria-labelledby={labelledBy}
      value={value === null ? [] : [value]}
      onValueChange={(values: readonly string[]) => {
        const chosen = options.find(option => option.value === values[0])?.value ?? null
        if (chosen !== null || clearable) onChange(chosen)
      }}
    >
      {options.map(option => (
        <Toggle key={option.value} value={option.value}>
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
