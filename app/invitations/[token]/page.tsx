import type { Metadata } from 'next'
import Link from 'next/link'
import { Door } from '@/app/_components/door'
import { invitationByToken } from '@/lib/server/invitations'
import { newsroomName } from '@/lib/server/newsroom-name'
import { JoinForm } from './_components/join-form'

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' }

export default async function InvitationPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await invitationByToken(token)
  if (!invitation.ok) {
    return (
      <Door title="This link does not work" lede={invitation.error.message}>
        <p className="mb-6 text-ink-2">
          Ask whoever invited you for a new one. If you have joined already, sign in.
        </p>
        <p>
          <Link className="btn lg" href="/sign-in">
            Sign in
          </Link>
        </p>
      </Door>
    )
  }
  return (
    <Door title="You are asked in" lede={await newsroomName()}>
      <JoinForm token={token} email={invitation.value.email} name={invitation.value.name ?? ''} />
    </Door>
  )
}
