import { describe, expect, it } from 'vitest'
import { password } from '@/lib/contracts/person'
import { passwordProblem } from './password-words'

describe('passwordProblem', () => {
  it('agrees with the contract', () => {
    for (const length of [0, 1, 9, 10, 11, 128, 129]) {
      const typed = 'x'.repeat(length)
      expect(passwordProblem(typed) === null).toBe(password.safeParse(typed).success)
    }
  })

  it('counts aloud', () => {
    expect(passwordProblem('stet-stet')).toBe(
      'Nine characters. It takes ten or more; a short sentence is fine.',
    )
    expect(passwordProblem('s')).toBe('One character. It takes ten or more; a short sentence is fine.')
  })
})
