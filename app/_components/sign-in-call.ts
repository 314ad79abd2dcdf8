/**
 * Why a sign-in did not succeed, in a sentence; null when it did. With `expected` only that person gets in: what is
 * open in their window must not be sent in anybody else's name.
 */
export async function signIn(
  email: string,
  password: string,
  expected: string | null = null,
): Promise<string | null> {
  let response: Response
  try {
    response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: email.trim(), password }),
    })
  } catch {
    return 'The server cannot be reached. Try again when the line is back.'
  }
  if (response.ok) {
    if (expected === null || (await personIn(response)) === expected) return null
    await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => null)
    return 'This window is somebody else’s, and what waits in it is sent in their name only. Sign in as whoever opened it, or open Stet in another window.'
  }
  if (response.status === 429) return 'Too many tries. Wait a minute, then try again.'
  if (response.status >= 500)
    return `Signing in does not work at the moment: the server answered ${response.status}.`
  return 'That e-mail and password do not belong together. Nothing was changed. An admin can make you a reset link.'
}

async function personIn(response: Response): Promise<string | null> {
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null || !('user' in answer)) return null
  const { user } = answer
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string'
    ? user.id
    : null
}
