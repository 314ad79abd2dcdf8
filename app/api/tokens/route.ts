import { route } from '@/lib/server/route'
import { createToken, deleteToken, listTokens } from '@/lib/server/tokens'

export { otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('listTokens', ({ actor }) => listTokens(actor))
export const POST = route('createToken', ({ actor, body }) => createToken(actor, body))
export const DELETE = route('deleteToken', ({ actor, body, query }) =>
  deleteToken(actor, body.id ?? query.id),
)
