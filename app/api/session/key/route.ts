import { sessionKey } from '@/lib/server/outbox-key'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('sessionKey', ({ actor, request, answerHeaders }) =>
  sessionKey(actor, request.headers, answerHeaders),
)
