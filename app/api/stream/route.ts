import { deskStream } from '@/lib/server/live/desk-stream'
import { streamRoute } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = streamRoute('deskStream', ({ actor, query, request }) => deskStream(actor, query, request))
