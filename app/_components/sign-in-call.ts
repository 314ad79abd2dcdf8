/** Why a sign-in did not succeed, in a sentence; null when it did. */
export async function signIn(email: string, password: string): Promise<string | null> {
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
  if (response.ok) return null
  if (response.status === 429) return 'Too many tries. Wait a minute, then try again.'
  if (response.status >= 500)
    return `Signing in does not work at the moment: the server answered ${response.status}.`
  return 'That e-mail and password do not belong together. Nothing was changed. An admin can make you a reset link.'
}
