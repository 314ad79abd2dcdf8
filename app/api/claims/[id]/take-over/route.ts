import { route } from '@/lib/server/route'
import { takeOver } from '@/lib/server/take-over'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('takeOver', ({ actor, params, body }) => takeOver(actor, params, body))
