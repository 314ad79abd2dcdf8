import { listClaims } from '@/lib/server/queue'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('listClaims', ({ actor, query }) => listClaims(actor, query))
