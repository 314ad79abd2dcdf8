import { answering, jsonAnswer } from '@/lib/server/answer'
import { openApiDocument } from '@/lib/server/openapi'

export {
  otherMethod as DELETE,
  otherMethod as PATCH,
  otherMethod as POST,
  otherMethod as PUT,
} from '@/lib/server/method'

export function GET(): Promise<Response> {
  return answering('openapi', async () => jsonAnswer(200, openApiDocument()))
}
