'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { SelectField } from '@/app/_components/field'
import { problemWords } from '@/app/_components/problem'
import { Segmented } from '@/app/_components/segmented'
import { showToast } from '@/app/_components/toast'
import { type Answer, call } from '@/lib/contracts/call'
import { NOTICE_KINDS, NOTICE_MAILS, type NoticeMail } from '@/lib/domain/notice'
import { NOTICE_LABEL } from '@/lib/domain/notice-words'

const MAIL_LABEL: Readonly<Record<NoticeMail, string>> = {
  at_once: 'At once',
  digest: 'In the digest',
  never: 'Inbox only',
}
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** What one is told by e-mail, besides the inbox, where everything comes. Kept as it is chosen. */
export function ToldSettings({ loaded }: { readonly loaded: Answer<'getWishes'> }) {
  const [wishes, setWishes] = useState(loaded.wishes)
  const [refused, setRefused] = useState<string | null>(null)

  async function keep(next: typeof wishes) {
    const before = wishes
    setWishes(next)
    setRefused(null)
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const answer = await call('putWishes', { body: { ...next, timeZone } })
    if (answer.ok) {
      showToast({ message: 'Kept: what you are told by e-mail' })
      return
    }
    setWishes(before)
    setRefused(`It stays as it was. ${problemWords(answer.error)}`)
  }

  return (
    <section aria-labelledby="told">
      <h2 id="told" className="h-sec">
        What you are told
      </h2>
      <p className="mb-4 text-ink-2">
        Everything comes to your{' '}
        <Link className="lnk" href="/inbox">
          inbox
        </Link>
        .{' '}
        {loaded.sendsMail
          ? 'By e-mail comes what you have not read there: who did what, and where, never the words of a draft.'
          : 'This server sends no e-mail; what you choose here counts once it does.'}
      </p>
      {refused ? <Alert>{refused}</Alert> : null}
      {NOTICE_KINDS.map(kind => (
        <div className="told-row" key={kind}>
          <span id={`told-${kind}`}>{NOTICE_LABEL[kind]}</span>
          <Segmented
            labelledBy={`told-${kind}`}
            value={wishes.mail[kind]}
            options={NOTICE_MAILS.map(value => ({ value, label: MAIL_LABEL[value] }))}
            onChange={mail => {
              if (mail) void keep({ ...wishes, mail: { ...wishes.mail, [kind]: mail } })
            }}
          />
        </div>
      ))}
      <div className="told-digest">
        <SelectField
          label="The daily digest comes"
          help="In your time zone. Not on a day without news or work."
          value={wishes.digestHour ?? ''}
          onChange={event => {
            const { value } = event.target
            void keep({ ...wishes, digestHour: value === '' ? null : Number(value) })
          }}
        >
          <option value="">never</option>
          {HOURS.map(hour => (
            <option key={hour} value={hour}>
              at {String(hour).padStart(2, '0')}:00
            </option>
          ))}
        </SelectField>
      </div>
    </section>
  )
}
