import { getPerson, patchPerson } from '@/lib/server/people'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('getPerson', ({ actor, params }) => getPerson(actor, params))
export const PATCH = route('patchPerson', ({ actor, params, body }) => patchPerson(actor, params, body))
