import { nextClaim } from '@/lib/server/holds'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('nextClaim', ({ actor, body }) => nextClaim(actor, body))
