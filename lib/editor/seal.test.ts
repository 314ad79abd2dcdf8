import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { importKey, seal, unseal } from './seal'

const key = () => importKey(randomBytes(32).toString('base64url'))

describe('sealed text', () => {
  it('opens with its key and label, and with no other', async () => {
    const mine = await key()
    const sealed = await seal(mine, 'Fünf Raketen 🚀', 'a')
    expect(await unseal(mine, sealed, 'a')).toBe('Fünf Raketen 🚀')
    expect(await unseal(mine, sealed, 'b')).toBeNull()
    expect(await unseal(await key(), sealed, 'a')).toBeNull()
  })

  it('does not show its text, nor twice the same', async () => {
    const mine = await key()
    const [one, two] = [await seal(mine, 'the secret', 'a'), await seal(mine, 'the secret', 'a')]
    expect(Buffer.from(one.data).toString('latin1')).not.toContain('secret')
    expect(Buffer.from(one.data).equals(Buffer.from(two.data))).toBe(false)
  })

  it('is nothing when a bit of it was changed', async () => {
    const mine = await key()
    const { iv, data } = await seal(mine, 'the secret', 'a')
    const changed = new Uint8Array(data.slice(0))
    changed[3] = (changed[3] ?? 0) ^ 1
    expect(await unseal(mine, { iv, data: changed.buffer }, 'a')).toBeNull()
  })

  it('has a key that cannot be taken out', async () => {
    await expect(crypto.subtle.exportKey('raw', await key())).rejects.toThrow()
  })
})
