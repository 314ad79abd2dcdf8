import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { listPeople } from '@/lib/server/people'
import { requireActor } from '@/lib/server/session'
import { PeopleScreen } from './_components/people-screen'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const actor = await requireActor()
  if (!may(actor, 'people.manage')) notFound()
  const answer = await listPeople(actor)
  if (!answer.ok) throw new Error(answer.error.message)
  return (
    <main id="main" className="folio">
      <PeopleScreen loaded={answer.value} me={actor.personId} />
    </main>
  )
}
