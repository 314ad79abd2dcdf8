'use client'

import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { call } from '@/lib/contracts/call'
import type { PeopleAnswer, Person } from '@/lib/contracts/person'
import { ROLE_LABEL } from '@/lib/domain/role'
import { DeactivateDialog } from './deactivate-dialog'
import { InviteDialog } from './invite-dialog'
import { PersonRow } from './person-row'
import { ResetLinkDialog } from './reset-link-dialog'
import { RolesDialog } from './roles-dialog'

type Task =
  | { readonly kind: 'roles' | 'deactivate' | 'reset'; readonly person: Person }
  | { readonly kind: 'invite' }

/** Everybody in the newsroom, and the invitations that are still open. */
export function PeopleScreen({ loaded, me }: { readonly loaded: PeopleAnswer; readonly me: string }) {
  const router = useRouter()
  const [{ people, invitations }, setShown] = useState(loaded)
  const [task, setTask] = useState<Task | null>(null)
  useEffect(() => setShown(loaded), [loaded])
  useCommands([
    { id: 'invite', label: 'Invite somebody', icon: UserPlus, run: () => setTask({ kind: 'invite' }) },
  ])

  function changed(person: Person) {
    setShown(shown => ({ ...shown, people: shown.people.map(one => (one.id === person.id ? person : one)) }))
    setTask(null)
    router.refresh()
  }

  async function reactivate(person: Person) {
    const answer = await call('patchPerson', { params: { id: person.id }, body: { active: true } })
    if (!answer.ok) {
      showToast({ message: problemWords(answer.error) })
      return
    }
    changed(answer.value.person)
    showToast({ message: `${person.name} can sign in again` })
  }

  async function withdraw(id: string, email: string) {
    const answer = await call('revokeInvitation', { params: { token: id } })
    if (!answer.ok && answer.error.status !== 404) {
      showToast({ message: `The invitation stands. ${problemWords(answer.error)}` })
      return
    }
    setShown(shown => ({ ...shown, invitations: shown.invitations.filter(one => one.id !== id) }))
    showToast({ message: `Withdrawn: the invitation to ${email}. Its link no longer works.` })
  }

  const active = people.filter(person => person.active)
  const gone = people.filter(person => !person.active)
  const row = (person: Person) => (
    <PersonRow
      key={person.id}
      person={person}
      isMe={person.id === me}
      onRoles={() => setTask({ kind: 'roles', person })}
      onReset={() => setTask({ kind: 'reset', person })}
      onDeactivate={() => setTask({ kind: 'deactivate', person })}
      onReactivate={() => void reactivate(person)}
    />
  )
  return (
    <div className="folio-in">
      <header className="dh">
        <h1 className="t">People</h1>
        <Button kind="main" icon={UserPlus} onClick={() => setTask({ kind: 'invite' })}>
          Invite…
        </Button>
      </header>
      <section aria-label="People">
        <ul className="rows">{active.map(row)}</ul>
        {active.length === 1 ? (
          <p className="help mt-3">
            Only you so far. A finding needs a second person: invite a checker or a reviewer.
          </p>
        ) : null}
      </section>
      {invitations.length > 0 ? (
        <section aria-labelledby="open-invitations">
          <h2 id="open-invitations" className="h-plain">
            Open invitations <span>{invitations.length}</span>
          </h2>
          <ul className="rows">
            {invitations.map(invitation => (
              <li key={invitation.id} className="rows-item">
                <div className="rows-main">
                  <b>{invitation.name ? `${invitation.name}, ${invitation.email}` : invitation.email}</b>
                  <span className="quiet">
                    {invitation.roles.map(role => ROLE_LABEL[role]).join(', ')} · runs out{' '}
                    <Moment at={invitation.expiresAt} style="time" />
                  </span>
                </div>
                <Button onClick={() => void withdraw(invitation.id, invitation.email)}>Withdraw</Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {gone.length > 0 ? (
        <section aria-labelledby="deactivated">
          <h2 id="deactivated" className="h-plain">
            Cannot sign in <span>{gone.length}</span>
          </h2>
          <ul className="rows">{gone.map(row)}</ul>
        </section>
      ) : null}
      {task?.kind === 'invite' ? (
        <InviteDialog onClose={() => setTask(null)} onMade={() => router.refresh()} />
      ) : null}
      {task?.kind === 'roles' ? (
        <RolesDialog person={task.person} onChanged={changed} onClose={() => setTask(null)} />
      ) : null}
      {task?.kind === 'deactivate' ? (
        <DeactivateDialog person={task.person} onChanged={changed} onClose={() => setTask(null)} />
      ) : null}
      {task?.kind === 'reset' ? <ResetLinkDialog person={task.person} onClose={() => setTask(null)} /> : null}
    </div>
  )
}
