'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/app/_components/button'
import { Sending } from '@/app/_components/sending'
import { useSending } from '@/app/_components/use-sending'
import type { CallError } from '@/lib/contracts/call'
import type { ImportPreview } from '@/lib/contracts/import-preview'
import { ROUTES } from '@/lib/contracts/route'
import { sendForm } from '@/lib/contracts/send-form'
import { counted, foundWords } from './found-words'
import { type WordChoices, WordChoicesFields } from './word-choices'

/** What is in a Word file and what an article made of it would be, read on the server and kept nowhere. */
export function WordPreview({
  file,
  choices,
  onChoices,
  onRefused,
}: {
  readonly file: File
  readonly choices: WordChoices
  readonly onChoices: (choices: WordChoices) => void
  readonly onRefused: (error: CallError) => void
}) {
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const { sent, stopped, send, stop } = useSending()
  const [times, setTimes] = useState(0)
  const [first] = useState(() => ({ now: true }))
  const [handed] = useState(() => ({ onRefused, onChoices }))
  handed.onRefused = onRefused
  handed.onChoices = onChoices

  const [looked] = useState(() => ({ send }))
  looked.send = send

  // biome-ignore lint/correctness/useExhaustiveDependencies: once more each time that is asked for
  useEffect(() => {
    const form = new FormData()
    for (const [name, value] of Object.entries(choices)) form.set(name, value)
    form.set('file', file)
    const read = looked.send(options => sendForm<ImportPreview>(ROUTES.previewImport.path, form, options))
    void read.then(answer => {
      if (answer === null) return
      if (answer.ok) {
        /* What stands tracked in a copy of Stet's was proposed, and no more. */
        if (first.now && answer.value.found?.copyOf && choices.changes === 'accept')
          handed.onChoices({ ...choices, changes: 'propose' })
        first.now = false
        setPreview(answer.value)
      } else handed.onRefused(answer.error)
    })
  }, [file, choices, first, handed, looked, times])

  return (
    <section className="found" aria-label="What is in the file" aria-busy={sent !== null}>
      {sent === null ? null : <Sending sent={sent} then="Reading the file" onStop={stop} />}
      {stopped && sent === null ? (
        <p className="sending">
          <span role="status">Not read: you stopped it.</span>
          <Button onClick={() => setTimes(times + 1)}>Read it</Button>
        </p>
      ) : null}
      {preview === null ? null : (
        <>
          <h2>What is in it</h2>
          <p className="found-headline t" dir="auto">
            {preview.headline || <span className="faint">No headline found: type one beside this.</span>}
          </p>
          <ul className="found-lines">
            {foundWords(preview).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {preview.found ? (
            <WordChoicesFields found={preview.found} choices={choices} onChange={onChoices} />
          ) : null}
          <FoundClaims preview={preview} />
          {preview.dropped.length > 0 ? (
            <>
              <h2>Left out, or in another shape</h2>
              <ul className="dropped">
                {preview.dropped.map(what => (
                  <li key={what} dir="auto">
                    {what}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </section>
  )
}

function FoundClaims({ preview: { claims, claimCount, copy } }: { readonly preview: ImportPreview }) {
  if (claimCount === 0) return null
  return (
    <details className="found-claims">
      <summary>
        {counted(claimCount, 'claim', 'claims')},{' '}
        {copy?.findings ? `${copy.findings} with a finding` : 'all unchecked'}
      </summary>
      <ol>
        {claims.map((claim, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever replaced as a whole
          <li key={index}>
            <q className="t" dir="auto">
              {claim.quote}
            </q>
            {claim.sentence ? <small>No words were marked: the sentence was taken.</small> : null}
            {claim.comments.map((comment, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <p key={at} dir="auto">
                <b>{comment.author || 'Somebody'}</b> {comment.text}
                {comment.resolved ? <small> Resolved.</small> : null}
                {comment.replies.length > 0 ? (
                  <small> {counted(comment.replies.length, 'reply', 'replies')}.</small>
                ) : null}
              </p>
            ))}
            {claim.proposedWording === null ? null : (
              <p dir="auto">
                <b>Proposed</b> {claim.proposedWording}
              </p>
            )}
            {claim.sources.map(source => (
              <p key={source} dir="auto">
                <b>Source</b> {source}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {claimCount > claims.length ? <p>{`And ${claimCount - claims.length} more.`}</p> : null}
    </details>
  )
}
