import { cite } from '@/lib/server/citations'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('cite', ({ actor, params, body }) => cite(actor, params, body))
