import { claimIds } from '@/lib/server/queue'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('claimIds', ({ actor, query }) => claimIds(actor, query))
