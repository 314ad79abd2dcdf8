import { createClaim } from '@/lib/server/create-claim'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('createClaim', ({ actor, params, body }) => createClaim(actor, params, body))
