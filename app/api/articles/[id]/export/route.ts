import { exportArticle } from '@/lib/server/export'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('export', ({ actor, params, query }) => exportArticle(actor, params, query))
