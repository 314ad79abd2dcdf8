import { route } from '@/lib/server/route'
import { updateDraft } from '@/lib/server/update-draft'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as POST,
} from '@/lib/server/method'

export const PUT = route('updateDraft', ({ actor, params, body, query, file, request }) =>
  updateDraft(actor, params, { body, query, file, signal: request.signal }),
)
