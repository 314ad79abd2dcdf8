import { listArticles } from '@/lib/server/articles'
import { createArticle } from '@/lib/server/create-article'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('listArticles', ({ actor, query }) => listArticles(actor, query))
export const POST = route('createArticle', ({ actor, body, file, request }) =>
  createArticle(actor, body, { file, signal: request.signal }),
)
