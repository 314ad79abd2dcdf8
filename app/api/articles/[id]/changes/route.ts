import { changes } from '@/lib/server/changes'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('changes', ({ actor, params, query }) => changes(actor, params, query))
