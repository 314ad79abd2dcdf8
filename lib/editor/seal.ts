/** Text that only the holder of a key can read; `label` is not secret, but cannot be changed either. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** A key for AES-GCM from 32 bytes as base64url. It cannot be read out of the browser again. */
export function importKey(base64url: string): Promise<CryptoKey> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(text, letter => letter.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export async function seal(key: CryptoKey, text: string, label: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = new TextEncoder().encode(label)
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new TextEncoder().encode(text),
  )
  return { iv, data }
}

/** The text, or null when it was sealed with another key or under another label, or is damaged. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed, label: string): Promise<string | null> {
  const additionalData = new TextEncoder().encode(label)
  try {
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data)
    return new TextDecoder().decode(open)
  } catch {
    return null
  }
}
