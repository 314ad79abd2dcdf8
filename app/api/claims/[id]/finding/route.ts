import { setFinding } from '@/lib/server/findings'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('setFinding', ({ actor, params, body }) => setFinding(actor, params, body))
