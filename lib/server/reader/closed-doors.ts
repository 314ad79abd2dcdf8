import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/* What a page in a browser would use to reach out. */
const REACHING = ['fetch', 'WebSocket', 'EventSource']

/**
 * Takes this process's ways to the network, for good. Files, programs and threads are closed by Node itself, by how
 * the process is started; the network it leaves open.
 */
export function closeDoors(): void {
  const shut = () => {
    throw new Error('A reader has no network.')
  }
  for (const name of REACHING) Reflect.deleteProperty(globalThis, name)
  const shutAll = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const here = Object.getOwnPropertyDescriptor(owner, name)
      if (typeof here?.value === 'function') Object.defineProperty(owner, name, { ...here, value: shut })
    }
  }
  shutAll(net.Socket.prototype, ['connect'])
  shutAll(net.Server.prototype, ['listen'])
  shutAll(dgram.Socket.prototype, ['bind', 'send', 'connect'])
  for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    shutAll(names, Object.getOwnPropertyNames(names))
  syncBuiltinESMExports()
}
