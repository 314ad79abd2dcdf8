'use client'

import type { CitationBody } from '@/lib/contracts/source'
import { onDemand, useOnDemand } from './on-demand'

const form = onDemand(() => import('./source-picker-form'))

export interface SourcePickerProps {
  /** Cites it; answers whether that was done. What was typed stays when it was not. */
  readonly onPick: (body: CitationBody) => Promise<boolean>
  readonly onCancel: () => void
  /** A source already begun, such as one made from a pasted address. */
  readonly initial?: CitationBody
}

/** Finds a source in the library as one types, or describes a new one, and says how it bears on the claim. */
export function SourcePicker(props: SourcePickerProps) {
  const code = useOnDemand(form, true)
  return code ? <code.SourcePickerForm {...props} /> : <div className="combo" aria-busy="true" />
}
