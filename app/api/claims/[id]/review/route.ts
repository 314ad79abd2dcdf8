import { review } from '@/lib/server/reviews'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('review', ({ actor, params, body }) => review(actor, params, body))
