'use client'

import { useEffect } from 'react'
import { noteDeskEvent } from './live'

/** Draws nothing: says up to which event the page knows the desk, before anything on it begins to listen. */
export function DeskSince({ event }: { readonly event: number }) {
  useEffect(() => noteDeskEvent(event), [event])
  return null
}
