'use client'

import { lazy, Suspense } from 'react'
import type { CitationBody } from '@/lib/contracts/source'

const SourcePickerForm = lazy(() => import('./source-picker-form'))

export interface SourcePickerProps {
  /** Cites it; answers whether that was done. What was typed stays when it was not. */
  readonly onPick: (body: CitationBody) => Promise<boolean>
  readonly onCancel: () => void
  /** A source already begun, such as one made from a pasted address. */
  readonly initial?: CitationBody
}

/** Finds a source in the library as one types, or describes a new one, and says how it bears on the claim. */
export function SourcePicker(props: SourcePickerProps) {
  return (
    <Suspense fallback={<div className="combo" aria-busy="true" />}>
      <SourcePickerForm {...props} />
    </Suspense>
  )
}
