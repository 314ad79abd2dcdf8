import { createTestMail, listJobs } from '@/lib/server/jobs/jobs'
import { route } from '@/lib/server/route'

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT } from '@/lib/server/method'

export const GET = route('listJobs', ({ actor }) => listJobs(actor))
export const POST = route('createJob', ({ actor }) => createTestMail(actor))
