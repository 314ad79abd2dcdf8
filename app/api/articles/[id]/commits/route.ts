import { commit } from '@/lib/server/commits'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('commit', ({ actor, params, body, request }) =>
  commit(actor, params, body, request.signal),
)
