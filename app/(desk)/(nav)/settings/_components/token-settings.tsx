'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { AlertModal } from '@/app/_components/alert-modal'
import { Button } from '@/app/_components/button'
import { Modal } from '@/app/_components/dialog'
import { TextField } from '@/app/_components/field'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { ShownOnce } from '@/app/_components/shown-once'
import { showToast } from '@/app/_components/toast'
import { type Answer, call } from '@/lib/contracts/call'

type Token = Answer<'listTokens'>['tokens'][number]

/** Bearer tokens, with which another program acts as oneself. */
export function TokenSettings({ loaded }: { readonly loaded: readonly Token[] }) {
  const [tokens, setTokens] = useState(loaded)
  const [name, setName] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<Token | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [blank, setBlank] = useState(false)
  const [busy, setBusy] = useState(false)

  async function make() {
    if (busy) return
    setBlank(name.trim() === '')
    if (name.trim() === '') return
    setBusy(true)
    setRefused(null)
    const answer = await call('createToken', { body: { name: name.trim() } })
    setBusy(false)
    if (!answer.ok) {
      setRefused(problemWords(answer.error))
      return
    }
    setTokens([answer.value.token, ...tokens])
    setSecret(answer.value.secret)
    setName('')
  }

  async function revoke(token: Token) {
    const answer = await call('deleteToken', { body: { id: token.id } })
    setRevoking(null)
    if (!answer.ok && answer.error.status !== 404) {
      showToast({ message: `“${token.name}” still works. ${problemWords(answer.error)}` })
      return
    }
    setTokens(shown => shown.filter(one => one.id !== token.id))
    showToast({ message: `Revoked: “${token.name}”` })
  }

  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens" className="h-sec">
        Tokens
      </h2>
      <p className="mb-4 text-ink-2">
        With a token another program, such as your CMS, does over HTTP what you may do.{' '}
        <a className="lnk" href="/api/openapi.json">
          What it can ask for
        </a>
      </p>
      {refused ? <Alert>{refused}</Alert> : null}
      <form
        className="with-button"
        onSubmit={event => {
          event.preventDefault()
          void make()
        }}
      >
        <TextField
          label="What it is for"
          placeholder="CMS import"
          dir="auto"
          value={name}
          error={blank ? 'Say what it is for, so that you know later which to revoke.' : null}
          onChange={event => {
            setName(event.target.value)
            setBlank(false)
          }}
        />
        <Button type="submit" busy={busy}>
          Make a token
        </Button>
      </form>
      {tokens.length > 0 ? (
        <ul className="rows mt-5">
          {tokens.map(token => (
            <li key={token.id} className="rows-item">
              <div className="rows-main">
                <b dir="auto">{token.name}</b>
                <span className="quiet">
                  ends in {token.hint} · made <Moment at={token.createdAt} style="date" /> ·{' '}
                  {token.lastUsedAt ? (
                    <>
                      last used <Moment at={token.lastUsedAt} style="relative" />
                    </>
                  ) : (
                    'not used yet'
                  )}
                </span>
              </div>
              <Button onClick={() => setRevoking(token)}>
                Revoke…<span className="vh"> {token.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Modal
        open={secret !== null}
        onOpenChange={open => open || setSecret(null)}
        size="sm"
        title="Copy the token now"
        description="It is not shown again. Whoever has it can do what you may do."
        footer={<Button onClick={() => setSecret(null)}>Done</Button>}
      >
        <ShownOnce label="Token" value={secret ?? ''} />
      </Modal>
      <AlertModal
        open={revoking !== null}
        onOpenChange={open => open || setRevoking(null)}
        title={`Revoke “${revoking?.name ?? ''}”?`}
        description="The program that uses it is refused from its next request on. This cannot be undone; you can make another."
        actions={
          <>
            <Button kind="danger" onClick={() => revoking && void revoke(revoking)}>
              Revoke
            </Button>
            <Button kind="bare" onClick={() => setRevoking(null)}>
              Cancel
            </Button>
          </>
        }
      />
    </section>
  )
}
