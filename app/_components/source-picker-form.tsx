'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { Source } from '@/lib/contracts/source'
import { STANCE_LABEL, STANCES, type Stance } from '@/lib/domain/citation'
import { SOURCE_FORM, SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { Button } from './button'
import { TextArea, TextField } from './field'
import { Icon, SOURCE_ICON } from './icon'
import { matchKey } from './keys'
import { Segmented } from './segmented'
import { bodyOf, draftOf, draftProblems, newDraft, type SourceDraft, usuallyPrimary } from './source-draft'
import { SourceFields } from './source-fields'
import type { SourcePickerProps } from './source-picker'
import { SourceSearch } from './source-search'

type Chosen = { readonly source: Source } | { readonly draft: SourceDraft }

interface Use {
  readonly stance: Stance
  readonly primary: boolean
  readonly locator: string
  readonly excerpt: string
  /** As the date field writes it, `2026-03-09`, or blank. */
  readonly accessed: string
}

function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The picker itself; see `SourcePicker`. */
export function SourcePickerForm({ onPick, onCancel, initial }: SourcePickerProps) {
  const [chosen, setChosen] = useState<Chosen | null>(
    initial?.source ? { draft: draftOf(initial.source) } : null,
  )
  const [use, setUse] = useState<Use>({
    stance: initial?.stance ?? 'supports',
    primary: initial?.primary ?? usuallyPrimary(initial?.source?.kind ?? 'document'),
    locator: initial?.locator ?? '',
    excerpt: initial?.excerpt ?? '',
    accessed: initial?.accessedAt?.slice(0, 10) ?? (initial?.source?.url ? today() : ''),
  })
  const [shownProblems, setShownProblems] = useState(false)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const ids = useId()

  /* Focus moves when the step changes, not while one types. */
  const searching = chosen === null
  useEffect(() => {
    const field = searching ? search.current : next.current
    field?.focus()
    field?.select()
  }, [searching])

  const kind = chosen === null ? null : 'source' in chosen ? chosen.source.kind : chosen.draft.kind
  const draft = chosen !== null && 'draft' in chosen ? chosen.draft : null
  const problems = draft ? draftProblems(draft) : {}

  function choose(choice: Chosen) {
    const { kind, url } = 'source' in choice ? choice.source : choice.draft
    setChosen(choice)
    setShownProblems(false)
    setUse(before => ({ ...before, primary: usuallyPrimary(kind), accessed: url ? today() : '' }))
  }

  async function submit() {
    if (chosen === null || busy) return
    if (Object.keys(problems).length > 0) {
      setShownProblems(true)
      return
    }
    setBusy(true)
    setFailed(false)
    const done = await onPick({
      ...('source' in chosen ? { sourceId: chosen.source.id } : { source: bodyOf(chosen.draft) }),
      stance: use.stance,
      primary: use.primary,
      locator: use.locator.trim(),
      excerpt: use.excerpt.trim(),
      /* Noon, so that the day is the same in every zone a newsroom is likely to read it in. */
      accessedAt: use.accessed === '' ? null : `${use.accessed}T12:00:00.000Z`,
    })
    setBusy(false)
    setFailed(!done)
  }

  return (
    <form
      className="combo"
      aria-label="Add a source"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        void submit()
      }}
      onKeyDown={event => {
        if (matchKey(event.nativeEvent, 'Escape')) onCancel()
        else if (matchKey(event.nativeEvent, 'Mod+Enter')) void submit()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {chosen === null ? (
        <SourceSearch
          inputRef={search}
          onChoose={source => choose({ source })}
          onNew={searched => choose({ draft: newDraft(searched) })}
        />
      ) : 'source' in chosen ? (
        <p className="picked">
          <Icon of={SOURCE_ICON[chosen.source.kind]} />
          <span>
            <b dir="auto">{chosen.source.title}</b>
            <small>{SOURCE_KIND_LABEL[chosen.source.kind]}</small>
          </span>
          <Button kind="bare" onClick={() => setChosen(null)}>
            Change
          </Button>
        </p>
      ) : (
        <SourceFields
          compact
          draft={chosen.draft}
          titleRef={next}
          problems={shownProblems ? problems : {}}
          onChange={draft => {
            if (draft.kind !== chosen.draft.kind) {
              setUse(before => ({ ...before, primary: usuallyPrimary(draft.kind) }))
            }
            setChosen({ draft })
          }}
        />
      )}
      {kind !== null ? (
        <div className="flds">
          <TextField
            {...(draft ? {} : { ref: next })}
            label={SOURCE_FORM[kind].locator}
            dir="auto"
            value={use.locator}
            onChange={event => setUse({ ...use, locator: event.target.value })}
          />
          <TextField
            label="Seen on"
            type="date"
            value={use.accessed}
            onChange={event => setUse({ ...use, accessed: event.target.value })}
          />
          <div className="full">
            <span className="lab" id={`${ids}-stance`}>
              It
            </span>
            <Segmented
              labelledBy={`${ids}-stance`}
              value={use.stance}
              onChange={stance => stance && setUse({ ...use, stance })}
              options={STANCES.map(stance => ({ value: stance, label: STANCE_LABEL[stance] }))}
            />
          </div>
          <div className="full">
            <span className="lab" id={`${ids}-hand`}>
              As a source it is
            </span>
            <Segmented
              labelledBy={`${ids}-hand`}
              value={use.primary ? 'primary' : 'secondary'}
              onChange={hand => hand && setUse({ ...use, primary: hand === 'primary' })}
              options={[
                { value: 'primary', label: 'primary' },
                { value: 'secondary', label: 'secondary' },
              ]}
            />
          </div>
          <div className="full">
            <TextArea
              label="What it says"
              className="t"
              rows={2}
              dir="auto"
              value={use.excerpt}
              onChange={event => setUse({ ...use, excerpt: event.target.value })}
            />
          </div>
          {failed ? (
            <p className="err full" role="alert">
              It was not added. What you typed is still here.
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="form-acts mt-2.5">
        {kind === null ? null : (
          <Button kind="main" type="submit" busy={busy}>
            Add source
          </Button>
        )}
        <Button kind="bare" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
