'use client'

import { useState } from 'react'
import { Button } from '@/app/_components/button'
import { ArchiveStart } from './archive-start'
import { SetupForm } from './setup-form'

/** Two ways to begin: with nothing, or with an archive of a newsroom. */
export function Start() {
  const [archive, setArchive] = useState(false)
  return archive ? (
    <ArchiveStart onLeave={() => setArchive(false)} />
  ) : (
    <>
      <SetupForm />
      <p className="door-else">
        <Button kind="bare" onClick={() => setArchive(true)}>
          Start from an archive…
        </Button>
      </p>
    </>
  )
}
