import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Door } from './_components/door'

export const metadata: Metadata = { title: 'Not here' }

export default async function NotFound() {
  // Made anew for each request: the policy lets no script run without that request's nonce.
  await connection()
  return (
    <Door title="Not here" lede="There is no such page, or it is not for you to see.">
      <p className="mb-6 text-ink-2">
        An article in the trash is found under <i>Trash</i> on the desk. If somebody sent you the link, ask
        them whether you should have access.
      </p>
      <p>
        {/* A plain one: every page carries what this page is made of. */}
        <a className="btn lg" href="/">
          To the desk
        </a>
      </p>
    </Door>
  )
}
