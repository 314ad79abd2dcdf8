import { ok } from '@/lib/domain/result'
import { route } from '@/lib/server/route'
import { setup } from '@/lib/server/setup'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

export const POST = route('setup', async ({ body, answerHeaders }) => {
  const done = await setup(body)
  if (!done.ok) return done
  const { cookie, ...answer } = done.value
  answerHeaders.append('set-cookie', cookie)
  return ok(answer)
})
