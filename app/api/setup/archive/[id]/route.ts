import { callOffRestoring, restoreSent, restoringProgress } from '@/lib/server/archive/restore-sent'
import { route } from '@/lib/server/route'

export { otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('restoringProgress', ({ params }) => restoringProgress(params))
export const POST = route('restoreArchive', ({ params, body }) => restoreSent(params, body))
export const DELETE = route('callOffRestoring', ({ params }) => callOffRestoring(params))
