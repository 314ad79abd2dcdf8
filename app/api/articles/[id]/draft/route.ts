import { route } from '@/lib/server/route'
import { takeBackDraft } from '@/lib/server/take-back-draft'
import { updateDraft } from '@/lib/server/update-draft'

export {
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as POST,
} from '@/lib/server/method'

export const PUT = route('updateDraft', ({ actor, params, body, query, file, request }) =>
  updateDraft(actor, params, { body, query, file, signal: request.signal }),
)

export const DELETE = route('takeBackDraft', ({ actor, params, query }) =>
  takeBackDraft(actor, params, query),
)
