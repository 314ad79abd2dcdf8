import { route } from '@/lib/server/route'
import { putOff, takeBack } from '@/lib/server/snoozes'

export {
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as POST,
} from '@/lib/server/method'

export const PUT = route('putOff', ({ actor, params, body }) => putOff(actor, params, body))
export const DELETE = route('takeBack', ({ actor, params }) => takeBack(actor, params))
