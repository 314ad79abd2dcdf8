import { route } from '@/lib/server/route'
import { getVersion } from '@/lib/server/versions'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('getVersion', ({ actor, params, query }) => getVersion(actor, params, query))
