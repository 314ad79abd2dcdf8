import { ok } from '@/lib/domain/result'
import { acceptInvitation, revokeInvitation } from '@/lib/server/invitations'
import { route } from '@/lib/server/route'

export { otherMethod as GET, otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const POST = route('acceptInvitation', async ({ params, body, request, answerHeaders }) => {
  const joined = await acceptInvitation(params.token, body, request.headers)
  if (!joined.ok) return joined
  answerHeaders.append('set-cookie', joined.value.cookie)
  return ok({ person: joined.value.person })
})

/* Withdrawing names the invitation by its id: its token is known to nobody but the one invited. */
export const DELETE = route('revokeInvitation', ({ actor, params }) => revokeInvitation(actor, params.token))
