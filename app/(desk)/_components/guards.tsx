'use client'

import { useEffect } from 'react'
import { Mentions } from '@/app/_components/mentions'
import { guardUnsentFields } from '@/app/_components/unsent-fields'
import { SignOutQuestion } from './sign-out-question'

/** What comes with the first key or press: what asks before something typed is lost, and names after `@`. */
export function Guards() {
  useEffect(guardUnsentFields, [])
  return (
    <>
      <SignOutQuestion />
      <Mentions />
    </>
  )
}
