import { restoreVersion } from '@/lib/server/restore-version'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('restoreVersion', ({ actor, params }) => restoreVersion(actor, params))
