import { clear } from '@/lib/server/clear'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('clear', ({ actor, params, body }) => clear(actor, params, body))
