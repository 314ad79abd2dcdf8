import { listInbox, markInbox } from '@/lib/server/notices/inbox'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('inbox', ({ actor, query }) => listInbox(actor, query))
export const PATCH = route('markInbox', ({ actor, body }) => markInbox(actor, body))
