import type { ReactNode } from 'react'
import { DeskSince } from '@/app/_components/desk-since'
import { latestEvent } from '@/lib/server/live/latest-event'
import { requireActor } from '@/lib/server/session'
import { NavBar } from './_components/nav-bar'

/** The pages with the bar at the top; the workspace of an article has its own. */
export default async function NavLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor()
  const event = await latestEvent()
  return (
    <>
      <DeskSince event={event} />
      <a className="skip-to" href="#main">
        Skip to the page
      </a>
      <NavBar actor={actor} />
      {children}
    </>
  )
}
