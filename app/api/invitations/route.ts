import { createInvitation } from '@/lib/server/invitations'
import { originOf } from '@/lib/server/origin'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('createInvitation', ({ actor, body, request }) =>
  createInvitation(actor, body, originOf(request.headers)),
)
