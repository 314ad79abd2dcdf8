'use client'

import './styles/globals.css'
import { useEffect } from 'react'
import { Button } from './_components/button'
import { Door } from './_components/door'

/** When not even the frame of the pages could be made. */
export default function GlobalError({ error }: { readonly error: Error }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <html lang="en">
      <body>
        <title>Stet did not load</title>
        <Door title="Stet did not load" lede="Nothing was changed by it.">
          <p>
            <Button kind="main" size="lg" onClick={() => location.reload()}>
              Load again
            </Button>
          </p>
        </Door>
      </body>
    </html>
  )
}
