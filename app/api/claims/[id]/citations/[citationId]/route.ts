import { patchCitation, removeCitation } from '@/lib/server/citations'
import { route } from '@/lib/server/route'

export { otherMethod as GET, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const PATCH = route('patchCitation', ({ actor, params, body }) => patchCitation(actor, params, body))
export const DELETE = route('removeCitation', ({ actor, params }) => removeCitation(actor, params))
