import { reset } from '@/lib/server/resets'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('reset', ({ params, body, request }) => reset(params.token, body, request.headers))
