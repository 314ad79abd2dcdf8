'use client'

import { useEffect, useState } from 'react'
import { AlertModal } from '@/app/_components/alert-modal'
import { Button } from '@/app/_components/button'
import { askWith } from './sign-out'

interface Asked {
  readonly articles: number
  readonly answer: (yes: boolean) => void
}

/** Asks before signing out erases what waits in this browser to be saved. */
export function SignOutQuestion() {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    askWith(articles => new Promise(answer => setAsked({ articles, answer })))
    return () => askWith(async () => true)
  }, [])
  if (!asked) return null
  const close = (yes: boolean) => {
    setAsked(null)
    asked.answer(yes)
  }
  return (
    <AlertModal
      open
      size="sm"
      onOpenChange={open => open || close(false)}
      title="Changes wait here to be saved"
      description={`${asked.articles === 1 ? 'One article has' : `${asked.articles} articles have`} changes in this browser that are not on the server. Signing out erases them. To save them, open the article here first.`}
      actions={
        <>
          <Button kind="main" size="lg" onClick={() => close(false)}>
            Stay signed in
          </Button>
          <Button kind="danger" size="lg" onClick={() => close(true)}>
            Sign out and erase
          </Button>
        </>
      }
    />
  )
}
