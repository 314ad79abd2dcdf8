import 'server-only'
import { ROUTES } from '@/lib/contracts/route'
import { methodAnswer, nothingHere } from './answer'

/* Routes that are not part of the contract that clients rely on. */
const BESIDES = [
  { method: 'GET', path: '/api/openapi.json' },
  { method: 'POST', path: '/api/demo/sign-in' },
] as const

const PATTERNS = [...Object.values(ROUTES), ...BESIDES].map(({ method, path }) => ({
  method,
  path,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** 405 with the methods that the request's path does take. Route files export it under every other method. */
export async function otherMethod(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const named = PATTERNS.filter(({ path }) => path === pathname)
  // A path with a word in it fits the pattern with a parameter in that place too, and is not meant by it.
  const fitting = named.length > 0 ? named : PATTERNS.filter(({ pattern }) => pattern.test(pathname))
  const allowed = [...new Set(fitting.map(({ method }) => method))]
  return allowed.length > 0 ? methodAnswer(allowed) : nothingHere()
}
