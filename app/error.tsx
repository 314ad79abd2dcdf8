'use client'

import { useEffect } from 'react'
import { Button } from './_components/button'
import { Door } from './_components/door'

/** A page that could not be made. */
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
  return (
    <Door title="This page did not load" lede="Nothing was changed by it.">
      <p className="mb-6 text-ink-2">
        Load it again. If that does not help, the server may be out of disk or unable to read its data;
        whoever runs it finds the reason in its log{error.digest ? ` under ${error.digest}` : ''}.
      </p>
      <p className="row">
        <Button kind="main" size="lg" onClick={reset}>
          Load again
        </Button>
        <a className="btn lg" href="/">
          To the desk
        </a>
      </p>
    </Door>
  )
}
