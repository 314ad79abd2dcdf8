import { route } from '@/lib/server/route'
import { compareVersions } from '@/lib/server/versions'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('compareVersions', ({ actor, params, query }) =>
  compareVersions(actor, params, query),
)
