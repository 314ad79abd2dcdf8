import { getWishes, putWishes } from '@/lib/server/notices/wishes'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as POST } from '@/lib/server/method'

export const GET = route('getWishes', ({ actor }) => getWishes(actor))
export const PUT = route('putWishes', ({ actor, body }) => putWishes(actor, body))
