import { route } from '@/lib/server/route'
import { patchView, removeView } from '@/lib/server/views'

export { otherMethod as GET, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const PATCH = route('patchView', ({ actor, params, body }) => patchView(actor, params, body))
export const DELETE = route('removeView', ({ actor, params }) => removeView(actor, params))
