import { getClaim, patchClaim } from '@/lib/server/claims'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('getClaim', ({ actor, params }) => getClaim(actor, params))
export const PATCH = route('patchClaim', ({ actor, params, body }) => patchClaim(actor, params, body))
