import { bulk } from '@/lib/server/bulk'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('bulk', ({ actor, body }) => bulk(actor, body))
