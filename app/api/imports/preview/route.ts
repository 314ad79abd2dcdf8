import { previewImport } from '@/lib/server/preview-import'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('previewImport', ({ actor, body, file, request }) =>
  previewImport(actor, body, { file, signal: request.signal }),
)
