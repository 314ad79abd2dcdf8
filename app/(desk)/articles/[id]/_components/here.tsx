'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { initials, personClass } from '@/app/_components/initials'
import { MenuButton } from '@/app/_components/menu'
import type { PersonRef } from '@/lib/contracts/shared'
import { reveal } from '@/lib/editor/reveal'
import { revealOther, showOthers } from '@/lib/editor/show-others'
import { useAnnouncements } from './use-announcements'
import { holdersWords, namesOf, whoIsHere } from './who-is-here'
import { useWorkspace } from './workspace-context'

/** As many as this are all shown; of more, one less, and how many there are besides. */
const SHOWN = 4

function useWhoIsHere() {
  const { editor, actor } = useWorkspace()
  return whoIsHere(editor.others, actor.personId)
}

/** Who else is in the article, as avatars; pressed, their names, each the way to where that person is. */
export function Here() {
  const { editor, actor } = useWorkspace()
  const here = useWhoIsHere()
  const people = useSyncExternalStore(here.subscribe, here.people)
  useEffect(
    () =>
      showOthers(editor.view, editor.others, {
        ownId: actor.personId,
        look: { classOf: personClass, initials },
      }),
    [editor, actor],
  )
  const message = useAnnouncements(here)
  return (
    <>
      {people.length > 0 && <Avatars people={people} />}
      <span className="vh" role="status">
        {message}
      </span>
    </>
  )
}

function Avatars({ people }: { readonly people: readonly PersonRef[] }) {
  const { editor } = useWorkspace()
  const most = people.length > SHOWN ? SHOWN - 1 : SHOWN
  const goTo = (person: PersonRef) => {
    if (revealOther(editor.view, person.id)) return
    const open = editor.others.get().find(one => one.person.id === person.id && one.claimId !== null)
    const claim = open?.claimId ? editor.elements(open.claimId)[0] : undefined
    if (claim) reveal(claim)
  }
  return (
    <MenuButton
      head="Here now. Go to where they are:"
      trigger={
        <button type="button" className="avs here" aria-label={`Here now: ${namesOf(people, most)}`}>
          {people.slice(0, most).map(person => (
            <Avatar key={person.id} person={person} />
          ))}
          {people.length > most && (
            <span className="more wide" title={namesOf(people.slice(most), SHOWN * 3)}>
              +{people.length - most}
            </span>
          )}
          {people.length > 1 && <span className="more slim">+{people.length - 1}</span>}
        </button>
      }
      items={people.map(person => ({ label: person.name, onSelect: () => goTo(person) }))}
    />
  )
}

/** "Mara has this open", with her avatar; nothing while nobody else has. */
export function Held({ claimId, as }: { readonly claimId: string; readonly as: 'line' | 'mark' }) {
  const here = useWhoIsHere()
  const holders = useSyncExternalStore(here.subscribe, () => here.holders(claimId))
  const words = useMemo(() => holdersWords(holders), [holders])
  if (holders.length === 0) return null
  const avatars = holders
    .slice(0, SHOWN - 1)
    .map(({ person }) => <Avatar key={person.id} person={person} small decorative />)
  if (as === 'mark') {
    return (
      <span className="held-mark" title={words}>
        {avatars}
        <span className="vh">{words}</span>
      </span>
    )
  }
  return (
    <p className="held">
      {avatars}
      <span>{words}</span>
    </p>
  )
}
