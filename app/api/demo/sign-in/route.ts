import { z } from 'zod'
import { id } from '@/lib/contracts/shared'
import { answering, emptyAnswer, refusalAnswer } from '@/lib/server/answer'
import { demoSignIn } from '@/lib/server/demo'
import { foreignOrigin } from '@/lib/server/origin'
import { readJson } from '@/lib/server/request-body'
import { parse } from '@/lib/server/request-parts'

export {
  otherMethod as DELETE,
  otherMethod as GET,
  otherMethod as PATCH,
  otherMethod as PUT,
} from '@/lib/server/method'

const signInBody = z.object({ personId: id }).strict()

/* Not of the interface that outside clients rely on: it is there in the demonstration only. */
export function POST(request: Request): Promise<Response> {
  return answering('demo sign-in', async () => {
    const foreign = foreignOrigin(request.headers)
    if (foreign) return refusalAnswer(foreign)
    const json = await readJson(request, 4096)
    if (!json.ok) return refusalAnswer(json.error)
    const body = parse(signInBody, json.value, 'body')
    if (!body.ok) return refusalAnswer(body.error)
    const signedIn = await demoSignIn(body.value.personId, request.headers.get('host'))
    if (!signedIn.ok) return refusalAnswer(signedIn.error)
    return emptyAnswer(new Headers({ 'set-cookie': signedIn.value.cookie }))
  })
}
