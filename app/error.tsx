'use client'

import { useEffect } from 'react'
import { Door } from './_components/door'

/** A page that could not be made. Every page carries this code, so the button is a plain one. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
}) {
  useEffect(() => {
    console.error(error)
  }, [error])
  /* A digest means that the server could not make the page; without one, the page broke in the browser. */
  const onServer = error.digest !== undefined
  return (
    <Door
      title={onServer ? 'This page did not load' : 'This page broke'}
      lede={onServer ? 'Nothing was changed by it.' : 'What was saved is safe.'}
    >
      <p className="mb-6 text-ink-2">
        {onServer
          ? `Load it again. If that does not help, the disk of the server may be full or its data unreadable; whoever runs it finds the reason in its log, under ${error.digest}.`
          : 'Load it again. If it breaks again at the same place, tell whoever runs Stet what you did.'}
      </p>
      <p className="row">
        <button
          type="button"
          className="btn main lg"
          onClick={() => (onServer ? location.reload() : reset())}
        >
          Load again
        </button>
        <a className="btn lg" href="/">
          To the desk
        </a>
      </p>
    </Door>
  )
}
