import { addComment } from '@/lib/server/comments'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('addComment', ({ actor, params, body }) => addComment(actor, params, body))
