import { patchJob } from '@/lib/server/jobs/jobs'
import { route } from '@/lib/server/route'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export const PATCH = route('patchJob', ({ actor, params, body }) => patchJob(actor, params, body))
