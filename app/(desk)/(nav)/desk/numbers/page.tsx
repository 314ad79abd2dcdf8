import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { desk } from '@/lib/server/desk'
import { requireActor } from '@/lib/server/session'
import { deskChoices } from '../../_components/desk-view'
import { NumbersScreen } from './_components/numbers-screen'

export const metadata: Metadata = { title: 'Numbers' }

export default async function NumbersPage() {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) redirect('/')
  const board = await desk(actor)
  if (!board.ok) throw new Error(board.error.message)
  return (
    <main id="main" className="folio">
      <div className="folio-in">
        <NumbersScreen desks={deskChoices(board.value.articles).desks} />
      </div>
    </main>
  )
}
