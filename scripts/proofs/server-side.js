/**
 * Loaded before a program that runs the server's use cases outside Next: there `server-only` throws, and the
 * condition under which it does not brings a React without what Next's own modules ask of it.
 */
import { register } from 'node:module'

const empty = new URL('../../node_modules/server-only/empty.js', import.meta.url).href
const hook = `export const resolve = (name, context, next) =>
  name === 'server-only' ? { url: ${JSON.stringify(empty)}, shortCircuit: true } : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
