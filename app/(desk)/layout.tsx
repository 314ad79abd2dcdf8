import type { ReactNode } from 'react'
import { requireActor } from '@/lib/server/session'
import { Shell } from './_components/shell'

/** Everything behind the door: whoever is not signed in is led to it. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor()
  return (
    <>
      {children}
      <Shell actor={actor} />
    </>
  )
}
