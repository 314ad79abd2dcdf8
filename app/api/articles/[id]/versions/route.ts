import { route } from '@/lib/server/route'
import { listVersions } from '@/lib/server/timeline'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('listVersions', ({ actor, params }) => listVersions(actor, params))
