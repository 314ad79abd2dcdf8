import { deskNumbers } from '@/lib/server/desk-numbers'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('deskNumbers', ({ actor, query }) => deskNumbers(actor, query))
