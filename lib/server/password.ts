import 'server-only'
import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto'

/** Hashes a password with scrypt. Slow on purpose: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Whether a password is the one that was hashed. As slow as hashing. */
export function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return verify(given)
}
