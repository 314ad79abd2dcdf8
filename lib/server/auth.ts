import 'server-only'
import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth/minimal'
import { read } from '@/db'
import { personById } from '@/db/queries/people'
import { authAdapter } from './auth-adapter'
import { publicOrigin } from './origin'
import { hashPassword, verifyPassword } from './password'
import { serverSecret } from './secret'
import { COOKIE_PREFIX, isSecure, SESSION_SECONDS } from './session-cookie'

/** Shortest and longest password, in UTF-16 units; the contract of the endpoints says the same. */
const PASSWORD_LENGTH = { minPasswordLength: 10, maxPasswordLength: 128 }

function create(secret: string) {
  return betterAuth({
    appName: 'Stet',
    // Cookies and links are ours, so the address only has to be one; see decision 016.
    baseURL: publicOrigin() ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: authAdapter,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
      ...PASSWORD_LENGTH,
    },
    session: {
      modelName: 'sessions',
      expiresIn: SESSION_SECONDS,
      updateAge: 24 * 60 * 60,
      freshAge: 0,
    },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    user: {
      modelName: 'people',
      additionalFields: {
        roles: { type: 'string[]', input: false, required: true },
        active: { type: 'boolean', input: false, required: true, returned: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async session => {
            const person = await read(db => personById(db, session.userId))
            return person?.active === true
          },
        },
      },
    },
    // Attempts are counted by account and by address in rate-limit.ts, before better-auth sees them.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(),
      // Whether a write comes from our own pages is asked once, of all routes, in origin.ts.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
    },
    // What breaks is answered and logged as anywhere else, without its message.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message) => console.error(`better-auth: ${message}`) },
  })
}

type Auth = ReturnType<typeof create>

const KEY = Symbol.for('stet.auth')
const shared = globalThis as { [KEY]?: Map<string, Auth> } // a slot of our own, under a symbol

/** better-auth over our tables; made on first use, since its secret may have to be made first. */
export function auth(): Auth {
  const secret = serverSecret()
  const key = `${publicOrigin()} ${secret}`
  shared[KEY] ??= new Map()
  let made = shared[KEY].get(key)
  if (!made) {
    made = create(secret)
    shared[KEY].set(key, made)
  }
  return made
}
