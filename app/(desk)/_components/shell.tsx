'use client'

import { useLayoutEffect } from 'react'
import { CommandPalette } from '@/app/_components/command-palette'
import { KeyHelp } from '@/app/_components/key-help'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { useRegionKeys } from '@/app/_components/regions'
import { actAs } from '@/lib/contracts/acts-as'
import type { Actor } from '@/lib/domain/role'

const guards = onDemand(() => import('./guards'))

/** What every page behind the door has besides what it shows: find or do, the list of keys, F6 between regions. */
export function Shell({ actor }: { readonly actor: Actor }) {
  // Before the effects of what is inside, whose calls are made as this person.
  useLayoutEffect(() => actAs(actor.personId), [actor.personId])
  useRegionKeys()
  const code = useOnDemand(guards, false)
  return (
    <>
      <CommandPalette />
      <KeyHelp />
      {code && <code.Guards actor={actor} />}
    </>
  )
}
