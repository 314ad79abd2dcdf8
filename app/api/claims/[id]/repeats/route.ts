import { repeatsOf } from '@/lib/server/repeats'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('repeats', ({ actor, params }) => repeatsOf(actor, params))
