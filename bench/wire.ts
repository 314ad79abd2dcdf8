import { Agent, request } from 'node:http'
import type { Newsroom } from './newsroom'

/** Sends JSON and answers JSON; a status of 400 or more throws. */
export type Send = <T>(method: string, path: string, body?: unknown) => Promise<T>

/**
 * A client that costs little itself: bare `node:http` on lines kept open, signed in as the person of the bench. On two
 * cores a client that does more is measured along with the server.
 */
export async function openWire(
  newsroom: Newsroom,
): Promise<{ readonly send: Send; readonly close: () => void }> {
  const { cookies } = await newsroom.api.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const agent = new Agent({ keepAlive: true })
  const send: Send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        cookie,
        origin: newsroom.url,
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      }
      const asking = request(`${newsroom.url}${path}`, { method, agent, headers }, answer => {
        const chunks: Buffer[] = []
        answer.on('data', chunk => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString()
          if ((answer.statusCode ?? 500) >= 400)
            reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`))
          else resolve(JSON.parse(said))
        })
      })
      asking.on('error', reject)
      asking.end(text)
    })
  return { send, close: () => agent.destroy() }
}
