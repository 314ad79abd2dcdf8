'use client'

import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from './button'

/** A secret that is shown this once: in full, selectable, with a button that copies it. */
export function ShownOnce({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no')
  const text = useRef<HTMLElement>(null)

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setCopied('yes')
    } catch {
      /* Without https there is no clipboard for pages: select it, so that Ctrl C does. */
      if (text.current) getSelection()?.selectAllChildren(text.current)
      setCopied('by-hand')
    }
  }

  return (
    <>
      <p className="lab">{label}</p>
      <div className="once">
        <code ref={text}>{value}</code>
        <Button icon={copied === 'yes' ? Check : Copy} onClick={() => void copy()}>
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p className="help" role="status">
        {copied === 'by-hand' ? 'It is selected: copy it with Ctrl or ⌘ C.' : ''}
      </p>
    </>
  )
}
