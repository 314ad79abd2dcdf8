import { route } from '@/lib/server/route'
import { search } from '@/lib/server/search'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('search', ({ actor, query }) => search(actor, query))
