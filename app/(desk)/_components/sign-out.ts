import { showToast } from '@/app/_components/toast'

/** Ends this session, or with `everywhere` every session of the same person, and leads to the door. */
export async function signOut({ everywhere = false }: { readonly everywhere?: boolean } = {}): Promise<void> {
  const answer = await fetch(everywhere ? '/api/auth/revoke-sessions' : '/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => null)
  if (answer?.ok || answer?.status === 401) location.assign('/sign-in')
  else showToast({ message: 'You are still signed in: the server did not answer. Try again.' })
}
