import { route } from '@/lib/server/route'
import { createSource, listSources } from '@/lib/server/sources'

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('listSources', ({ actor, query }) => listSources(actor, query))
export const POST = route('createSource', ({ actor, body }) => createSource(actor, body))
