import type { ReactNode } from 'react'
import { requireActor } from '@/lib/server/session'
import { NavBar } from './_components/nav-bar'

/** The pages with the bar at the top; the workspace of an article has its own. */
export default async function NavLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor()
  return (
    <>
      <a className="skip-to" href="#main">
        Skip to the page
      </a>
      <NavBar actor={actor} />
      {children}
    </>
  )
}
