import { describe, expect, it } from 'vitest'
import { fieldProblems, problemWords } from './problem'

const error = { status: 400, code: 'invalid', message: 'email: Invalid' }

describe('fieldProblems', () => {
  it('takes the first thing said about each field', () => {
    const details = {
      part: 'body',
      issues: [
        { path: 'email', message: 'Not an address.' },
        { path: 'roles.0', message: 'No such role.' },
        { path: 'email', message: 'Too long.' },
        { path: 7 },
      ],
    }
    expect(fieldProblems({ ...error, details })).toEqual({ email: 'Not an address.', roles: 'No such role.' })
  })

  it('is empty for anything else', () => {
    expect(
      [undefined, null, 'x', {}, { issues: 'x' }].map(details => fieldProblems({ ...error, details })),
    ).toEqual(Array(5).fill({}))
  })
})

describe('problemWords', () => {
  it('says that nothing typed is lost when the server is away or broken', () => {
    for (const status of [0, 500, 503]) {
      expect(problemWords({ ...error, status })).toContain('What you typed is still here')
    }
    expect(problemWords(error)).toBe('email: Invalid')
  })
})
