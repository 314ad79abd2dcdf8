import { sendArchive } from '@/lib/server/archive/restore-sent'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('sendArchive', ({ request }) => sendArchive(request))
