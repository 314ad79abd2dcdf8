'use client'

import './styles/globals.css'
import { useEffect } from 'react'
import { Door } from './_components/door'

/** When not even the frame of the pages could be made. Every page carries this code, so the button is a plain one. */
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
            <button type="button" className="btn main lg" onClick={() => location.reload()}>
              Load again
            </button>
          </p>
        </Door>
      </body>
    </html>
  )
}
