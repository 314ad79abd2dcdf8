import { getArticle } from '@/lib/server/articles'
import { deleteArticle, patchArticle } from '@/lib/server/patch-article'
import { route } from '@/lib/server/route'

export { otherMethod as POST, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('getArticle', ({ actor, params }) => getArticle(actor, params))
export const PATCH = route('patchArticle', ({ actor, params, body }) => patchArticle(actor, params, body))
export const DELETE = route('deleteArticle', ({ actor, params }) => deleteArticle(actor, params))
