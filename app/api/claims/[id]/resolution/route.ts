import { resolve } from '@/lib/server/resolutions'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('resolve', ({ actor, params, body }) => resolve(actor, params, body))
