import { route } from '@/lib/server/route'
import { getSettings, patchSettings } from '@/lib/server/settings'

export { otherMethod as DELETE, otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('getSettings', ({ actor }) => getSettings(actor))
export const PATCH = route('patchSettings', ({ actor, body }) => patchSettings(actor, body))
