import { holdClaim, releaseClaim } from '@/lib/server/holds'
import { route } from '@/lib/server/route'

export {
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('holdClaim', ({ actor, params, body }) => holdClaim(actor, params, body))
export const DELETE = route('releaseClaim', ({ actor, params }) => releaseClaim(actor, params))
