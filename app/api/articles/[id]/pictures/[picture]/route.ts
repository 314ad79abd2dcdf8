import { getPicture } from '@/lib/server/pictures/pictures'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const GET = route('getPicture', ({ actor, params, answerHeaders }) =>
  getPicture(actor, params, answerHeaders),
)
