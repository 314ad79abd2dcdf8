import { ACTS_AS, actor } from './acts-as'
import { type CallResult, readError } from './call'

export interface SendOptions {
  /** From 0 to 1, as far as it has been sent. */
  readonly onProgress?: ((sent: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly method?: 'POST' | 'PUT'
}

/**
 * Sends a form with a file in it, or a file by itself, and answers what came back. By XMLHttpRequest, since `fetch`
 * does not tell how far it has sent. A request that was called off answers status 0, `aborted`, as `call` does.
 */
export function sendForm<T>(
  path: string,
  form: FormData | File,
  { onProgress, signal, method = 'POST' }: SendOptions = {},
): Promise<CallResult<T>> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const unreachable = () =>
      resolve({
        ok: false,
        error: { status: 0, code: 'offline', message: 'The server cannot be reached. Nothing was changed.' },
      })
    request.open(method, path)
    const acting = actor()
    if (acting !== null) request.setRequestHeader(ACTS_AS, acting)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = unreachable
    request.onabort = () =>
      resolve({ ok: false, error: { status: 0, code: 'aborted', message: 'Cancelled.' } })
    request.onload = () => void answerOf<T>(request).then(resolve, unreachable)
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) request.onabort(new ProgressEvent('abort'))
    else request.send(form)
  })
}

async function answerOf<T>({ status, responseText }: XMLHttpRequest): Promise<CallResult<T>> {
  const response = new Response(responseText, { status })
  if (!response.ok) return { ok: false, error: await readError(response) }
  return { ok: true, value: await response.json() }
}
