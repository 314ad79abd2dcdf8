import { articleStream } from '@/lib/server/live/article-stream'
import { streamRoute } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = streamRoute('articleStream', ({ actor, params, query, request }) =>
  articleStream(actor, params, query, request),
)
