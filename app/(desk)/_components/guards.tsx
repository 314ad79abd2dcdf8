'use client'

import { useEffect } from 'react'
import { Mentions } from '@/app/_components/mentions'
import { guardUnsentFields } from '@/app/_components/unsent-fields'
import type { Actor } from '@/lib/domain/role'
import { SignOutQuestion } from './sign-out-question'
import { useFrameCommands } from './use-frame-commands'

/**
 * What comes with the first key or press: what asks before something typed is lost, names after `@`, and what the
 * palette offers on every page.
 */
export function Guards({ actor }: { readonly actor: Actor }) {
  useFrameCommands(actor)
  useEffect(guardUnsentFields, [])
  return (
    <>
      <SignOutQuestion />
      <Mentions />
    </>
  )
}
