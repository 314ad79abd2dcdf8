'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { CheckField, TextField } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { Settings } from '@/lib/contracts/newsroom'

/** What holds for the whole newsroom: an admin changes it, everybody sees it. */
export function NewsroomSettings({
  loaded,
  manages,
}: {
  readonly loaded: Settings
  readonly manages: boolean
}) {
  const router = useRouter()
  const [saved, setSaved] = useState(loaded)
  const [newsroom, setNewsroom] = useState(loaded.newsroom)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function change(body: Partial<Settings>, done: string) {
    setBusy(true)
    setRefused(null)
    const answer = await call('patchSettings', { body })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    setSaved(answer.value.settings)
    setNewsroom(answer.value.settings.newsroom)
    showToast({ message: done })
    router.refresh()
  }

  if (!manages) {
    return (
      <section aria-labelledby="newsroom">
        <h2 id="newsroom" className="h-sec">
          {saved.newsroom || 'Newsroom'}
        </h2>
        <p className="text-ink-2">
          {saved.ownFindingsAllowed
            ? 'People may approve their own findings here.'
            : 'Nobody approves their own finding here.'}{' '}
          {saved.secondReviewer ? 'Claims flagged legal or sensitive need two approvals.' : ''} An admin can
          change that.
        </p>
      </section>
    )
  }
  const nameless = newsroom.trim() === ''
  return (
    <section aria-labelledby="newsroom">
      <h2 id="newsroom" className="h-sec">
        Newsroom
      </h2>
      {refused ? <Alert>{refused}</Alert> : null}
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (!nameless && !busy)
            void change({ newsroom: newsroom.trim() }, `The newsroom is now ${newsroom.trim()}`)
        }}
      >
        <div className="with-button">
          <TextField
            label="Name"
            dir="auto"
            value={newsroom}
            error={nameless ? 'It is shown at the door and on exports.' : null}
            onChange={event => setNewsroom(event.target.value)}
          />
          <Button type="submit" busy={busy}>
            Rename
          </Button>
        </div>
        <CheckField
          label="People may approve their own findings"
          help="Off, a second person always looks. Switching it is kept in the record, with your name."
          checked={saved.ownFindingsAllowed}
          onChange={event => {
            const on = event.target.checked
            if (!busy) {
              void change(
                { ownFindingsAllowed: on },
                on ? 'People may now approve their own findings' : 'A second person now always looks',
              )
            }
          }}
        />
        <CheckField
          label="A second reviewer for legal and sensitive claims"
          help="On, a claim with either flag needs the approval of two people. Switching it is kept in the record, with your name."
          checked={saved.secondReviewer}
          onChange={event => {
            const on = event.target.checked
            if (!busy) {
              void change(
                { secondReviewer: on },
                on ? 'Flagged claims now need two approvals' : 'One approval is enough now, flagged or not',
              )
            }
          }}
        />
      </form>
    </section>
  )
}
