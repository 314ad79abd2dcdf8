'use client'

import type { LucideIcon } from 'lucide-react'
import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import type { KeyCombo } from './keys'

/** Something that can be done from the palette. */
export interface Command {
  readonly id: string
  readonly label: string
  /** The heading it stands under: "Do" unless told otherwise. */
  readonly group?: string
  readonly icon?: LucideIcon
  readonly keys?: KeyCombo
  /** Further words by which it is found. */
  readonly words?: string
  readonly run: () => void
}

interface Offer {
  readonly owner: string
  readonly commands: readonly Command[]
  /** Offered by what is around every screen. */
  readonly frame: boolean
}

let offered: readonly Offer[] = []
let all: readonly Command[] = []
const listeners = new Set<() => void>()

function publish(next: typeof offered) {
  offered = next
  all = next.flatMap(({ commands }) => commands)
  for (const listener of listeners) listener()
}

/**
 * Offers commands in the palette while the component is shown. The nearest come first: what a screen offers stands
 * above what its frame offers.
 */
export function useCommands(
  commands: readonly Command[],
  { frame = false }: { readonly frame?: boolean } = {},
) {
  const owner = useId()
  const latest = useRef(commands)
  /* Labels and keys decide whether the list has to be published anew; `run` always calls the latest. */
  const shape = commands.map(({ id, label, group, keys }) => [id, label, group, keys].join(' ')).join('\n')
  useEffect(() => {
    latest.current = commands
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the commands
  useEffect(() => {
    const stable = latest.current.map(command => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }))
    const others = offered.filter(entry => entry.owner !== owner)
    const offer = { owner, commands: stable, frame }
    publish(frame ? [...others, offer] : [offer, ...others])
    return () => publish(offered.filter(entry => entry.owner !== owner))
  }, [owner, shape, frame])
}

/** Everything that is offered now. */
export function useOffered(): readonly Command[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
    () => [],
  )
}
