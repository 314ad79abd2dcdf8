import { beforeAll, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { updatePerson } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import { ROLES } from '@/lib/domain/role'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

let admin: Member
let checker: Member
beforeAll(async () => {
  admin = await member(['admin'], { name: 'Ada' })
  checker = await member(['checker'], { name: 'Bea' })
})

describe('who may see whom', () => {
  it('shows names and roles to everybody who is signed in, addresses to those who manage people', async () => {
    for (const role of ROLES) {
      const reader = await member([role])
      const { status, body } = await ask('GET', '/api/people', { as: reader })
      expect(status).toBe(200)
      const bea = body.people.find((one: { id: string }) => one.id === checker.id)
      expect(bea).toMatchObject({ name: 'Bea', roles: ['checker'] })
      expect(bea.email).toBe(role === 'admin' ? checker.email : '')
    }
  })

  it('shows everybody their own address', async () => {
    const { body } = await ask('GET', `/api/people/${checker.id}`, { as: checker })
    expect(body.person.email).toBe(checker.email)
  })

  it('keeps open invitations to those who manage people', async () => {
    await ask('POST', '/api/invitations', {
      as: admin,
      body: { email: 'new@example.org', roles: ['viewer'] },
    })
    expect((await ask('GET', '/api/people', { as: admin })).body.invitations).toHaveLength(1)
    expect((await ask('GET', '/api/people', { as: checker })).body.invitations).toEqual([])
  })

  it('says nothing to whoever is not signed in', async () => {
    expect((await ask('GET', '/api/people')).status).toBe(401)
    expect((await ask('GET', `/api/people/${checker.id}`)).status).toBe(401)
  })

  it('answers 404 for nobody', async () => {
    expect((await ask('GET', '/api/people/nobody', { as: admin })).status).toBe(404)
  })
})

describe('changing a person', () => {
  it.each(ROLES.filter(role => role !== 'admin'))('is not for a %s', async role => {
    const one = await member([role])
    for (const body of [{ roles: ['admin'] }, { active: false }, { name: 'Else' }]) {
      expect((await ask('PATCH', `/api/people/${checker.id}`, { as: one, body })).status).toBe(403)
    }
    const raise = await ask('PATCH', `/api/people/${one.id}`, { as: one, body: { roles: ['admin'] } })
    expect(raise.status).toBe(403)
  })

  it("lets everybody change their own name, and nobody else's", async () => {
    const one = await member(['viewer'])
    const { body } = await ask('PATCH', `/api/people/${one.id}`, { as: one, body: { name: ' New name ' } })
    expect(body.person.name).toBe('New name')
  })

  it('records what was changed, by whom', async () => {
    const one = await member(['viewer'])
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { roles: ['editor', 'viewer'] } })
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { roles: ['viewer', 'editor'] } })
    const events = (await eventsOf('person.')).filter(({ data }) => data.personId === one.id)
    expect(events).toEqual([
      {
        kind: 'person.roles_changed',
        actorId: admin.id,
        data: { personId: one.id, before: ['viewer'], after: ['viewer', 'editor'] },
      },
    ])
  })

  it('counts new roles from the next request on', async () => {
    const one = await member(['viewer'])
    const invite = { email: 'x@example.org', roles: ['viewer'] }
    expect((await ask('POST', '/api/invitations', { as: one, body: invite })).status).toBe(403)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { roles: ['admin'] } })
    expect((await ask('POST', '/api/invitations', { as: one, body: invite })).status).toBe(201)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { roles: [] } })
    expect((await ask('POST', '/api/invitations', { as: one, body: invite })).status).toBe(403)
  })

  it('signs out at once whoever may no longer sign in, and does not bring the session back', async () => {
    const one = await member(['checker'])
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { active: false } })
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { active: true } })
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
  })

  it('does not let a session in that outlived its owner’s leave', async () => {
    const one = await member(['checker'])
    await write(db => updatePerson(db, one.id, { active: false }, new Date().toISOString()))
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
  })

  it.each([
    { roles: ['king'] },
    { roles: 'admin' },
    { name: '' },
    { name: 'x'.repeat(121) },
    { active: 'yes' },
    { email: 'me@example.org' },
    { id: 'other' },
  ])('refuses %j and names the field', async body => {
    const { status, body: answer } = await ask('PATCH', `/api/people/${checker.id}`, { as: admin, body })
    expect(status).toBe(400)
    expect(answer.error.code).toBe('invalid')
    expect(JSON.stringify(answer.error.details.issues)).toContain(Object.keys(body)[0])
  })
})

describe('the last admin', () => {
  it('stays one, and stays active', async () => {
    const { body } = await ask('GET', '/api/people', { as: admin })
    for (const { id, roles } of body.people) {
      if (roles.includes('admin') && id !== admin.id) {
        await ask('PATCH', `/api/people/${id}`, { as: admin, body: { roles: ['viewer'] } })
      }
    }
    for (const body of [{ roles: ['editor'] }, { active: false }]) {
      const refused = await ask('PATCH', `/api/people/${admin.id}`, { as: admin, body })
      expect(refused.status).toBe(409)
      expect(refused.body.error.code).toBe('last_admin')
    }
    const still = await ask('GET', `/api/people/${admin.id}`, { as: admin })
    expect(still.body.person).toMatchObject({ roles: ['admin'], active: true })
  })

  it('may go once there is another who may sign in', async () => {
    const resting = await member(['admin'], { active: false })
    expect((await ask('PATCH', `/api/people/${admin.id}`, { as: admin, body: { roles: [] } })).status).toBe(
      409,
    )
    await ask('PATCH', `/api/people/${resting.id}`, { as: admin, body: { active: true } })
    expect((await ask('PATCH', `/api/people/${admin.id}`, { as: admin, body: { roles: [] } })).status).toBe(
      200,
    )
  })

  it('is still there when two admins step down at once', async () => {
    const [one, two] = [await member(['admin']), await member(['admin'])]
    const others = (await ask('GET', '/api/people', { as: one })).body.people.filter(
      (person: { id: string; roles: string[] }) =>
        person.roles.includes('admin') && person.id !== one.id && person.id !== two.id,
    )
    for (const { id } of others) {
      await ask('PATCH', `/api/people/${id}`, { as: one, body: { roles: [] } })
    }
    const answers = await Promise.all(
      [one, two].map(each => ask('PATCH', `/api/people/${each.id}`, { as: each, body: { roles: [] } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
