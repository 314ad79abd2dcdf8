import { describe, expect, it } from 'vitest'
import { wayIn } from './way-in'

describe('wayIn', () => {
  it.each(['/', '/queue?status=verified', '/articles/a1?claim=c1#x'])('leads to %s', path => {
    expect(wayIn(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'queue',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/sign-in?to=/sign-in',
    '/api/auth/sign-out',
    '/x\\..\\y',
  ])('leads to the desk for %j', path => {
    expect(wayIn(path)).toBe('/')
  })

  it('does not fall for dots that climb to another host', () => {
    expect(wayIn('/a/..//evil.example')).not.toMatch(/^\/\//)
  })
})
