import { callOffArchive, fetchArchive } from '@/lib/server/archive/making'
import { route } from '@/lib/server/route'

export { otherMethod as PATCH, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('fetchArchive', ({ actor, params }) => fetchArchive(actor, params))
export const DELETE = route('callOffArchive', ({ actor, params }) => callOffArchive(actor, params))
