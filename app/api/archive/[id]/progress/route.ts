import { archiveProgressOf } from '@/lib/server/archive/making'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('archiveProgress', ({ actor, params }) => archiveProgressOf(actor, params))
