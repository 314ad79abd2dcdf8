import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable, dataFolder } from '@/db'

const MIN_LENGTH = 32
const KEY = Symbol.for('stet.secret')
const shared = globalThis as { [KEY]?: Map<string, string> } // a slot of our own, under a symbol

/**
 * What cookies are signed with: `STET_SECRET`, otherwise a file `secret` in the data folder that only its owner may
 * read, made once. Throws `DatabaseUnavailable` when it is neither there nor can be written.
 */
export function serverSecret(): string {
  const given = process.env.STET_SECRET
  if (given) {
    if (given.length < MIN_LENGTH)
      throw new Error(`STET_SECRET has to be ${MIN_LENGTH} characters or longer.`)
    return given
  }
  const folder = dataFolder()
  shared[KEY] ??= new Map()
  let secret = shared[KEY].get(folder)
  if (secret === undefined) {
    secret = readOrMake(folder)
    shared[KEY].set(folder, secret)
  }
  return secret
}

function readOrMake(folder: string): string {
  const path = join(folder, 'secret')
  try {
    return readSecret(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      throw error instanceof Error && codeOf(error) === '' ? error : unreadable(error)
  }
  try {
    mkdirSync(folder, { recursive: true })
    // Written whole under another name and linked into place: of two processes that start at once, one wins.
    const draft = `${path}.${randomUUID()}`
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    try {
      linkSync(draft, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    } finally {
      rmSync(draft)
    }
    return readSecret(path)
  } catch (error) {
    throw unreadable(error)
  }
}

function readSecret(path: string): string {
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < MIN_LENGTH) throw new Error('The secret in the data folder is too short to be one.')
  return secret
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function unreadable(error: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(codeOf(error) === 'ENOSPC' ? 'full' : 'readonly', error)
}

/** A secret of 32 random bytes for a link or a token, fit for an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of such a secret: SHA-256, hex. A slow hash would add nothing, since it cannot be guessed. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** HMAC-SHA-256 in base64, the way better-auth signs its cookies. */
export function signature(value: string): string {
  return createHmac('sha256', serverSecret()).update(value).digest('base64')
}

/** Whether the signature is ours, told in constant time. */
export function isSigned(value: string, given: string): boolean {
  return sameText(signature(value), given)
}

/* Apart from what cookies are signed with: a copy that somebody else has a hand in is never taken for a cookie. */
const COPIES = 'stet annotated copy 1'

/** The seal on what leaves in a copy: HMAC-SHA-256 in base64, under a key that comes of the server's secret. */
export function sealOf(text: string): string {
  const key = Buffer.from(hkdfSync('sha256', serverSecret(), '', COPIES, 32))
  return createHmac('sha256', key).update(text).digest('base64')
}

/** Whether a text bears our seal, told in constant time. */
export function isSealed(text: string, seal: string): boolean {
  return sameText(sealOf(text), seal)
}

function sameText(wanted: string, given: string): boolean {
  const [own, other] = [Buffer.from(wanted), Buffer.from(given)]
  return own.length === other.length && timingSafeEqual(own, other)
}
