'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Modal } from '@/app/_components/dialog'
import { CheckField } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { Segmented } from '@/app/_components/segmented'
import { endpointUrl } from '@/lib/contracts/call'
import type { ExportFormat, ExportProfile, NotePlace } from '@/lib/contracts/newsroom'
import { ROUTES } from '@/lib/contracts/route'
import { type Choice, FORMATS, PROFILES } from './export-choices'
import { contentsWords, reviewWords } from './export-contents'
import { ExportPreview } from './export-preview'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

/** The annotated copy: which one, in which format, and what is to be in it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { articleId, editor, store } = useWorkspace()
  const saved = useEditor(editor, snapshot => snapshot.save.kind === 'saved')
  const version = useEditor(editor, snapshot => snapshot.version)
  const [profile, setProfile] = useState<ExportProfile>('draft')
  const [format, setFormat] = useState<ExportFormat>('html')
  const [notes, setNotes] = useState<NotePlace>('comments')
  const [confidential, setConfidential] = useState(false)
  const [talk, setTalk] = useState<{ comments?: boolean; history?: boolean }>({})
  const whole = profile === 'checking'
  const shows = { comments: talk.comments ?? whole, history: talk.history ?? whole }
  /* Claim reviews are of the claims alone, whichever copy they are in. */
  const reviews = format === 'claimreview'
  const urlOf = (of: ExportFormat) =>
    endpointUrl(
      ROUTES.export.path,
      { id: articleId },
      {
        format: of,
        ...(of === 'claimreview' ? {} : { profile, comments: shows.comments, history: shows.history }),
        notes: of === 'docx' && notes !== 'comments' ? notes : undefined,
        confidential: confidential || undefined,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
    )
  return (
    <Modal
      open
      onOpenChange={onClose}
      title="Export the annotated copy"
      description={
        saved
          ? `Version ${version}, as it is saved.`
          : `Version ${version}. What was typed since is not saved yet and will be missing.`
      }
      footer={
        <a className="btn main lg" href={urlOf(format)} download onClick={onClose}>
          <Icon of={Download} />
          Download
        </a>
      }
    >
      <Choices label="Format" name="format" choices={FORMATS} value={format} onChange={setFormat} />
      {reviews ? (
        <ReviewContents />
      ) : (
        <>
          <Choices
            label="Which copy"
            name="profile"
            choices={PROFILES}
            value={profile}
            onChange={setProfile}
          />
          <p className="ex-contents">{contentsWords(store.all())}</p>
          {format === 'docx' && (
            <Segmented
              label="Notes on the claims"
              value={notes}
              onChange={value => value && setNotes(value)}
              options={[
                { value: 'comments', label: 'As comments' },
                { value: 'footnotes', label: 'As footnotes' },
              ]}
            />
          )}
          <CheckField
            label="Comments"
            checked={shows.comments}
            onChange={event => setTalk({ ...talk, comments: event.target.checked })}
          />
          <CheckField
            label="History"
            checked={shows.history}
            onChange={event => setTalk({ ...talk, history: event.target.checked })}
          />
        </>
      )}
      <CheckField
        label="Name confidential sources"
        help="Off, their names, addresses and excerpts are left out."
        checked={confidential}
        onChange={event => setConfidential(event.target.checked)}
      />
      {!reviews && <ExportPreview url={urlOf('html')} />}
    </Modal>
  )
}

function ReviewContents() {
  const { store } = useWorkspace()
  const { ready, missing } = reviewWords(store.all())
  return (
    <div className="ex-missing">
      <p>{ready}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Choices<T extends string>({
  label,
  name,
  choices,
  value,
  onChange,
}: {
  readonly label: string
  readonly name: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}) {
  return (
    <fieldset className={`profiles ${name}`}>
      <legend className="lab">{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} className={`mi ex${choice.value === value ? ' hl' : ''}`}>
          <input
            type="radio"
            className="vh"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <Icon of={choice.icon} />
          <span>
            {choice.name}
            <small>{choice.help}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
