import { presence } from '@/lib/server/live/presence'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as GET,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('presence', ({ actor, params, body, request }) =>
  presence(actor, params, body, request),
)
