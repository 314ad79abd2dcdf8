import type { Metadata } from 'next'
import Link from 'next/link'
import { Door } from '@/app/_components/door'
import { resetByToken } from '@/lib/server/resets'
import { ResetForm } from './_components/reset-form'

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

export default async function ResetPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params
  const reset = await resetByToken(token)
  if (!reset.ok) {
    return (
      <Door title="This link does not work" lede={reset.error.message}>
        <p className="mb-6 text-ink-2">
          An admin can make you a new one. Your old password still works until then.
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
    <Door title="A new password" lede={`For ${reset.value.name}. It signs you out everywhere else.`}>
      <ResetForm token={token} email={reset.value.email} />
    </Door>
  )
}
