'use client'

import { useEffect } from 'react'
import { guardUnsentFields } from '@/app/_components/unsent-fields'
import { SignOutQuestion } from './sign-out-question'

/** What asks before something typed is lost, by closing a page or by signing out. */
export function Guards() {
  useEffect(guardUnsentFields, [])
  return <SignOutQuestion />
}
