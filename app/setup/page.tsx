import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Door } from '@/app/_components/door'
import { needsSetup } from '@/lib/server/setup'
import { Start } from './_components/start'

export const metadata: Metadata = { title: 'Set up' }
/* Whether there is an account is known when asked, not when built. */
export const dynamic = 'force-dynamic'

export default async function SetupPage() {
  if (!(await needsSetup())) redirect('/')
  return (
    <Door title="Let it stand." lede="One person sets up the newsroom. You can ask the others in afterwards.">
      <Start />
    </Door>
  )
}
