'use client'

import type { Ref } from 'react'
import { SOURCE_FORM, SOURCE_KIND_LABEL, SOURCE_KINDS, type SourceKind } from '@/lib/domain/source'
import { CheckField, SelectField, TextArea, TextField } from './field'
import type { DraftProblems, SourceDraft } from './source-draft'

/** What describes a source: its kind, and the fields that kind asks for. */
export function SourceFields({
  draft,
  onChange,
  problems,
  titleRef,
  compact = false,
}: {
  readonly draft: SourceDraft
  readonly onChange: (draft: SourceDraft) => void
  readonly problems: DraftProblems
  readonly titleRef?: Ref<HTMLInputElement>
  /** Where room is short: what is seldom wanted is folded away. */
  readonly compact?: boolean
}) {
  const form = SOURCE_FORM[draft.kind]
  const note = (
    <TextArea
      label="Note on the source"
      labelHidden={compact}
      rows={2}
      dir="auto"
      value={draft.note}
      onChange={event => onChange({ ...draft, note: event.target.value })}
    />
  )
  return (
    <div className="flds">
      <SelectField
        label="Kind"
        value={draft.kind}
        onChange={event => onChange({ ...draft, kind: event.target.value as SourceKind })} // its options are the kinds
      >
        {SOURCE_KINDS.map(kind => (
          <option key={kind} value={kind}>
            {SOURCE_KIND_LABEL[kind]}
          </option>
        ))}
      </SelectField>
      <TextField
        ref={titleRef}
        label={form.title}
        value={draft.title}
        error={problems.title}
        dir="auto"
        onChange={event => onChange({ ...draft, title: event.target.value })}
      />
      {form.fields.map(([field, label]) => (
        <TextField
          key={field}
          label={label}
          dir="auto"
          autoComplete="off"
          value={draft.fields[field] ?? ''}
          onChange={event => onChange({ ...draft, fields: { ...draft.fields, [field]: event.target.value } })}
        />
      ))}
      <div className={form.fields.length % 2 === 0 ? 'full' : undefined}>
        <TextField
          label="Address"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          value={draft.url}
          error={problems.url}
          onChange={event => onChange({ ...draft, url: event.target.value })}
        />
      </div>
      <div className="full">
        <CheckField
          label="Confidential"
          help="Name and contact stay out of exports unless somebody asks for them."
          checked={draft.confidential}
          onChange={event => onChange({ ...draft, confidential: event.target.checked })}
        />
      </div>
      {compact ? (
        <details className="full flds-more" open={draft.note !== '' || undefined}>
          <summary>Note on the source</summary>
          {note}
        </details>
      ) : (
        <div className="full">{note}</div>
      )}
    </div>
  )
}
