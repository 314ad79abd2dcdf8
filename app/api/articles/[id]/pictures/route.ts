import { addPicture } from '@/lib/server/pictures/pictures'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('addPicture', ({ actor, params, body, file }) =>
  addPicture(actor, params, body, file),
)
