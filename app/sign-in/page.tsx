import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Door } from '@/app/_components/door'
import { demoPeople } from '@/lib/server/demo'
import { newsroomName } from '@/lib/server/newsroom-name'
import { currentActor } from '@/lib/server/session'
import { needsSetup } from '@/lib/server/setup'
import { DemoPeople } from './_components/demo-people'
import { SignInForm } from './_components/sign-in-form'
import { wayIn } from './_components/way-in'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { readonly searchParams: Promise<{ to?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const to = wayIn((await searchParams).to)
  if (await needsSetup()) redirect('/setup')
  if (await currentActor()) redirect(to as '/') // a path of ours, but one that only the reader knows
  if (process.env.STET_DEMO === '1') {
    return (
      <Door
        title="Who are you today?"
        lede="A newsroom to try things in. Nothing here is kept, and nobody needs a password."
      >
        <DemoPeople people={await demoPeople()} to={to} />
      </Door>
    )
  }
  return (
    <Door title="Sign in" lede={await newsroomName()}>
      <SignInForm to={to} />
      <p className="help mt-6">Forgot the password? An admin can make you a reset link.</p>
    </Door>
  )
}
