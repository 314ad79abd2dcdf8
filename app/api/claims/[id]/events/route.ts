import { claimEvents } from '@/lib/server/events'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('claimEvents', ({ actor, params }) => claimEvents(actor, params))
