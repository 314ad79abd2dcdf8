import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { ADDRESS_HEADER } from './address'

/**
 * Notes with every request, before Next sees it, the address at the other end of its connection. Next itself keeps
 * what a client claims in X-Forwarded-For, and a route handler cannot see the connection.
 */
export function watchAddresses(): void {
  subscribe('http.server.request.start', message => {
    // Node's documented message for this channel.
    const { request } = message as { request: IncomingMessage }
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? 'unknown'
  })
}
