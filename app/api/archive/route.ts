import { prepareArchive } from '@/lib/server/archive/making'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('prepareArchive', ({ actor, body, request }) =>
  prepareArchive(actor, body, request.headers),
)
