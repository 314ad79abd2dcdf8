import { route } from '@/lib/server/route'
import { getSource, patchSource } from '@/lib/server/sources'

export { otherMethod as DELETE, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('getSource', ({ actor, params }) => getSource(actor, params))
export const PATCH = route('patchSource', ({ actor, params, body }) => patchSource(actor, params, body))
