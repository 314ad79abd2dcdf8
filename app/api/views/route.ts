import { route } from '@/lib/server/route'
import { createView, listViews } from '@/lib/server/views'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('listViews', ({ actor }) => listViews(actor))
export const POST = route('createView', ({ actor, body }) => createView(actor, body))
