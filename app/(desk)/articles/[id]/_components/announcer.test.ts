import { describe, expect, it } from 'vitest'
import { createHandClock } from '@/lib/editor/testing/network'
import { createAnnouncer } from './announcer'

const [mara, tom, ines, bo] = ['Mara', 'Tom', 'Ines', 'Bo'].map(name => ({
  id: name,
  name: `${name} Bly`,
})) as [Person, Person, Person, Person] // four names make four people
type Person = { readonly id: string; readonly name: string }

function room() {
  const clock = createHandClock()
  const heard: string[] = []
  let known = true
  const announcer = createAnnouncer({ say: message => heard.push(message), knows: () => known, clock })
  return {
    ...announcer,
    heard,
    clock,
    lose() {
      known = false
    },
    find() {
      known = true
    },
  }
}

describe('what is said of others', () => {
  it('is who came and who left', () => {
    const { people, clock, heard } = room()
    people([mara])
    clock.forward(10_000)
    people([mara, tom])
    clock.forward(10_000)
    people([tom])
    clock.forward(10_000)
    expect(heard).toEqual(['Mara Bly is here.', 'Tom Bly is here.', 'Mara Bly left.'])
  })

  it('is at most one message in 5 s, with all that happened meanwhile', () => {
    const { people, did, clock, heard } = room()
    people([mara])
    clock.forward(1500)
    expect(heard).toEqual(['Mara Bly is here.'])
    people([tom])
    did('Tom approved claim 3')
    clock.forward(4999)
    expect(heard).toHaveLength(1)
    clock.forward(1)
    expect(heard[1]).toBe('Tom Bly is here. Mara Bly left. Tom approved claim 3.')
  })

  it('counts what there is no room for', () => {
    const { people, did, clock, heard } = room()
    people([mara, tom, ines, bo])
    for (const number of [1, 2, 3, 4]) did(`Tom approved claim ${number}`)
    clock.forward(1500)
    expect(heard).toEqual([
      'Mara Bly, Tom Bly and 2 more are here. Tom approved claim 1. Tom approved claim 2. And 2 more changes.',
    ])
  })

  it('is nothing of somebody who was back before it was said', () => {
    const { people, clock, heard } = room()
    people([mara])
    clock.forward(1500)
    people([])
    clock.forward(1000)
    people([mara])
    clock.forward(60_000)
    expect(heard).toHaveLength(1)
  })

  it('is nothing of who left while nobody could know, until it is known again', () => {
    const { people, clock, heard, lose, find } = room()
    people([mara, tom])
    clock.forward(1500)
    lose()
    people([])
    clock.forward(60_000)
    expect(heard).toHaveLength(1)
    people([tom])
    find()
    clock.forward(60_000)
    expect(heard[1]).toBe('Mara Bly left.')
  })
})
