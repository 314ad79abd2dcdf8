'use client'

import { useEffect, useState } from 'react'

/** The copy as a page, as it will be, made when somebody opens it: nothing in it can run or be asked for. */
export function ExportPreview({ url }: { readonly url: string }) {
  const [open, setOpen] = useState(false)
  const [html, setHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!open) return
    const leaving = new AbortController()
    pageAt(url, leaving.signal).then(
      page => {
        setHtml(page)
        setFailed(false)
      },
      () => {
        if (!leaving.signal.aborted) setFailed(true)
      },
    )
    return () => leaving.abort()
  }, [open, url])

  return (
    <details className="ex-preview" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Preview</summary>
      {!open ? null : failed ? (
        <p className="help" role="status">
          It could not be made just now.
        </p>
      ) : html === null ? (
        <p className="help" role="status">
          Making it.
        </p>
      ) : (
        <iframe title="Preview of the copy" sandbox="" srcDoc={html} />
      )}
    </details>
  )
}

async function pageAt(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The copy was refused: ${response.status}.`)
  return response.text()
}
