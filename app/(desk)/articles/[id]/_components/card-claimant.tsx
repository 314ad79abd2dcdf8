'use client'

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '@/app/_components/button'
import { SelectField, TextField } from '@/app/_components/field'
import { matchKey } from '@/app/_components/keys'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { CLAIMANT_KINDS, type ClaimantKind } from '@/lib/domain/claim-review'
import { linkUrl } from '@/lib/domain/link-url'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const KIND_LABEL: Record<ClaimantKind, string> = { person: 'A person', organization: 'An organisation' }

/** Who else made the claim, and what the newsroom published about it; shown when there is something, or to write it. */
export function ClaimantSection({ claim }: { readonly claim: PlacedClaim }) {
  const { form } = useWorkspaceState()
  if (form?.kind === 'claimant') return <ClaimantForm claim={claim} />
  const { claimant, verdict } = claim
  if (claimant === null && verdict === null) return null
  return (
    <p className="with">
      {claimant !== null && (
        <>
          Claimed by <bdi>{claimant.name}</bdi>
        </>
      )}
      {claimant !== null && verdict !== null && ' · '}
      {verdict !== null && (
        <>
          {verdict.url === null ? 'Verdict' : 'Published verdict'}: <bdi>{verdict.words}</bdi>
        </>
      )}
    </p>
  )
}

function ClaimantForm({ claim }: { readonly claim: PlacedClaim }) {
  const { actions } = useWorkspace()
  const { openForm } = useWorkspaceState()
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)

  function close() {
    form.current?.closest<HTMLElement>('.card')?.focus({ preventScroll: true })
    openForm(null)
  }

  async function send(event?: FormEvent) {
    event?.preventDefault()
    if (busy || form.current === null) return
    const given = new FormData(form.current)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    const [name, statement, words] = [text('name'), text('statement'), text('words')]
    const kind = CLAIMANT_KINDS.find(one => one === text('kind')) ?? 'person'
    const about = { url: text('url') || null, date: text('date') || null }
    const published = { url: text('verdictUrl') || null, date: text('verdictDate') || null }
    const found = faultsOf({ name, statement, words, about, published })
    setFaults(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const done = await actions.patch(claim.id, {
      claimant: name === '' ? null : { kind, name, statement, ...about },
      verdict: words === '' ? null : { words, ...published },
    })
    setBusy(false)
    if (done) close()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (matchKey(event.nativeEvent, 'Mod+Enter')) void send()
    else if (matchKey(event.nativeEvent, 'Escape')) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const { claimant, verdict } = claim
  return (
    <form ref={form} className="card-form claimant-form" noValidate onSubmit={send} onKeyDown={onKeyDown}>
      <TextField
        label="Who made the claim"
        name="name"
        defaultValue={claimant?.name}
        error={faults.name}
        maxLength={200}
        dir="auto"
        autoFocus
      />
      <SelectField label="That is" name="kind" defaultValue={claimant?.kind ?? 'person'}>
        {CLAIMANT_KINDS.map(kind => (
          <option key={kind} value={kind}>
            {KIND_LABEL[kind]}
          </option>
        ))}
      </SelectField>
      <TextField
        label="The claim in a sentence"
        help="Left blank, the words of the draft stand for it."
        name="statement"
        defaultValue={claimant?.statement}
        maxLength={1000}
        dir="auto"
      />
      <TextField
        label="Where it was made"
        name="url"
        type="url"
        placeholder="https://"
        defaultValue={claimant?.url ?? ''}
        error={faults.url}
      />
      <TextField label="When" name="date" type="date" defaultValue={claimant?.date ?? ''} />
      <TextField
        label="Our published verdict"
        help="In our own words: false, half true."
        name="words"
        defaultValue={verdict?.words}
        error={faults.words}
        maxLength={120}
        dir="auto"
      />
      <TextField
        label="Where it is published"
        name="verdictUrl"
        type="url"
        placeholder="https://"
        defaultValue={verdict?.url ?? ''}
        error={faults.verdictUrl}
      />
      <TextField label="Published on" name="verdictDate" type="date" defaultValue={verdict?.date ?? ''} />
      <div className="acts">
        <Button kind="main" type="submit" keys="Mod+Enter" busy={busy}>
          Save
        </Button>
        <Button kind="bare" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function faultsOf(given: {
  readonly name: string
  readonly statement: string
  readonly words: string
  readonly about: { readonly url: string | null; readonly date: string | null }
  readonly published: { readonly url: string | null; readonly date: string | null }
}): Record<string, string> {
  const { name, statement, words, about, published } = given
  const noPage = (url: string | null) => url !== null && !linkUrl(url)?.startsWith('http')
  return {
    ...(name === '' && (statement !== '' || about.url !== null || about.date !== null)
      ? { name: 'Say who made it.' }
      : {}),
    ...(words === '' && (published.url !== null || published.date !== null)
      ? { words: 'Say what the verdict is.' }
      : {}),
    ...(noPage(about.url) ? { url: 'Give an address that begins with http.' } : {}),
    ...(noPage(published.url) ? { verdictUrl: 'Give an address that begins with http.' } : {}),
  }
}
