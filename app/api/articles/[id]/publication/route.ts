import { publish, unpublish } from '@/lib/server/publication'
import { route } from '@/lib/server/route'

export { otherMethod as GET, otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const POST = route('publish', ({ actor, params, body }) => publish(actor, params, body))
export const DELETE = route('unpublish', ({ actor, params }) => unpublish(actor, params))
