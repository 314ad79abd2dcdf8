const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/**
 * A fresh id of 126 random bits, fit for claims, clients and commits. `crypto.randomUUID` is missing where a
 * newsroom reaches its server by plain HTTP in its own network.
 */
export function newId(): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(21))) id += LETTERS[byte & 63]
  return id
}
