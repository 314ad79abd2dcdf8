import { describe, expect, it } from 'vitest'
import { initials, personClass } from './initials'

describe('initials', () => {
  it.each([
    ['Bram Oduya', 'BO'],
    ['Ines', 'I'],
    ['Maria Luisa de la Cruz', 'MC'],
    ['Anne-Marie', 'AM'],
    ['ülkü şahin', 'ÜŞ'],
    ['王小明', '王'],
    ['  ', '?'],
    ['(Desk) Night', 'DN'],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})

describe('personClass', () => {
  it('is stable and within the four colours', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `person-${index}`)
    const classes = ids.map(personClass)
    expect(ids.map(personClass)).toEqual(classes)
    expect([...new Set(classes)].sort()).toEqual(['p1', 'p2', 'p3', 'p4'])
  })
})
