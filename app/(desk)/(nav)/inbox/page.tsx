import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '@/lib/domain/permission'
import { listInbox } from '@/lib/server/notices/inbox'
import { requireActor } from '@/lib/server/session'
import { InboxScreen } from './_components/inbox-screen'

export const metadata: Metadata = { title: 'Inbox' }

type Props = { readonly searchParams: Promise<{ unread?: string | string[] }> }

export default async function InboxPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'article.read')) notFound()
  const unread = (await searchParams).unread === 'true'
  const loaded = await listInbox(actor, { limit: 50, unread })
  if (!loaded.ok) throw new Error(loaded.error.message)
  return (
    <main id="main" className="folio">
      {/* Another filter is another list, from its beginning. */}
      <InboxScreen key={String(unread)} loaded={loaded.value} unreadOnly={unread} />
    </main>
  )
}
