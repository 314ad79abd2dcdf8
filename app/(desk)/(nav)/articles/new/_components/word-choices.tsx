'use client'

import { Segmented } from '@/app/_components/segmented'
import type { ImportChoices } from '@/lib/contracts/import-choice'
import type { ImportPreview } from '@/lib/contracts/import-preview'

/** Every choice made. */
export type WordChoices = { readonly [Key in keyof ImportChoices]-?: NonNullable<ImportChoices[Key]> }

export const USUAL_CHOICES: WordChoices = { changes: 'accept', notes: 'cite', resolved: 'keep' }

const CHANGES = [
  { value: 'accept', label: 'take them' },
  { value: 'reject', label: 'refuse them' },
  { value: 'propose', label: 'propose them' },
] as const
const NOTES = [
  { value: 'cite', label: 'as sources' },
  { value: 'text', label: 'as a list at the end' },
] as const
const RESOLVED = [
  { value: 'keep', label: 'bring them' },
  { value: 'leave', label: 'leave them out' },
] as const

const CHANGES_HELP = {
  accept: 'The text is as it reads with all changes.',
  reject: 'The text is as it was before any change.',
  propose: 'The text is as it was, and each change a claim with a proposed wording.',
} as const
const NOTES_HELP = {
  cite: 'Each is cited by the claim it stands on; where there is none, its sentence becomes one.',
  text: 'They follow the text as a numbered list.',
} as const

/** What is to become of what a Word file holds besides its words; asked only where there is any of it. */
export function WordChoicesFields({
  found,
  choices,
  onChange,
}: {
  readonly found: NonNullable<ImportPreview['found']>
  readonly choices: WordChoices
  readonly onChange: (choices: WordChoices) => void
}) {
  return (
    <>
      {found.changes.length > 0 ? (
        <div className="found-choice">
          <span id="choose-changes">Tracked changes</span>
          <Segmented
            labelledBy="choose-changes"
            value={choices.changes}
            options={CHANGES}
            onChange={changes => changes && onChange({ ...choices, changes })}
          />
          <p>{CHANGES_HELP[choices.changes]}</p>
        </div>
      ) : null}
      {found.footnotes + found.endnotes > 0 ? (
        <div className="found-choice">
          <span id="choose-notes">Footnotes and endnotes</span>
          <Segmented
            labelledBy="choose-notes"
            value={choices.notes}
            options={NOTES}
            onChange={notes => notes && onChange({ ...choices, notes })}
          />
          <p>{NOTES_HELP[choices.notes]}</p>
        </div>
      ) : null}
      {found.resolved > 0 ? (
        <div className="found-choice">
          <span id="choose-resolved">Resolved comments</span>
          <Segmented
            labelledBy="choose-resolved"
            value={choices.resolved}
            options={RESOLVED}
            onChange={resolved => resolved && onChange({ ...choices, resolved })}
          />
        </div>
      ) : null}
    </>
  )
}
