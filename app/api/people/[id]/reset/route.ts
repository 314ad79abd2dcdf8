import { originOf } from '@/lib/server/origin'
import { createReset } from '@/lib/server/resets'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('createReset', ({ actor, params, request }) =>
  createReset(actor, params, originOf(request.headers)),
)
