import { beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { PATH_HEADER } from './path-header'
import { actorOf, currentActor, requireActor } from './session'
import { member } from './testing/people'

temporaryDatabase()

let incoming = new Headers()
vi.mock('next/headers', () => ({ headers: async () => incoming }))

beforeEach(() => {
  incoming = new Headers()
})

/** Where a page led away to. */
async function ledTo(path?: string): Promise<string> {
  try {
    await requireActor(path)
  } catch (error) {
    if (error instanceof Error && 'digest' in error) return String(error.digest).split(';')[2] ?? ''
    throw error
  }
  throw new Error('The page was shown.')
}

/* In this order: the first test finds nobody. */
describe('a page', () => {
  it('leads to the setup while nobody has an account', async () => {
    expect(await ledTo()).toBe('/setup')
  })

  it('leads to the sign-in, and from there back', async () => {
    await member(['viewer'])
    expect(await ledTo()).toBe('/sign-in')
    expect(await ledTo('/articles/a?b=c&d')).toBe('/sign-in?to=%2Farticles%2Fa%3Fb%3Dc%26d')
    incoming.set(PATH_HEADER, '/queue')
    expect(await ledTo()).toBe('/sign-in?to=%2Fqueue')
  })

  it('knows who reads it', async () => {
    const one = await member(['checker'], { name: 'Bea' })
    incoming.set('cookie', `other=1; ${one.cookie}; more=2`)
    expect(await currentActor()).toEqual({ personId: one.id, name: 'Bea', roles: ['checker'] })
    expect((await requireActor()).personId).toBe(one.id)
  })

  it('knows nobody who may no longer sign in, nor by a bearer token', async () => {
    const gone = await member(['admin'], { active: false })
    incoming.set('cookie', gone.cookie)
    expect(await currentActor()).toBeNull()
    incoming = new Headers({ authorization: 'Bearer stet_x' })
    expect(await currentActor()).toBeNull()
  })
})

describe('actorOf', () => {
  it('answers who sent a request', async () => {
    const one = await member(['viewer'])
    const request = (headers: Record<string, string>) => new Request('http://stet.test/', { headers })
    expect((await actorOf(request({ cookie: one.cookie })))?.personId).toBe(one.id)
    expect(await actorOf(request({}))).toBeNull()
  })
})
