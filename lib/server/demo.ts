import 'server-only'
import { read, type Writer, write } from '@/db'
import { insertNewsroom } from '@/db/queries/newsroom'
import { keepToldUpTo } from '@/db/queries/notices'
import { allPeople, anybodyHere, insertPerson, personById } from '@/db/queries/people'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor, Role } from '@/lib/domain/role'
import { SAMPLE_NAMES } from '@/lib/exchange/sample/sample-people'
import { asOf, now } from './clock'
import { seedDemoArticles } from './demo-articles'
import { newId } from './id'
import { isLoopback } from './loopback'
import { hashPassword } from './password'
import { notFound, type Refusal } from './refusal'
import { newSecret } from './secret'
import { beginSession } from './session'

const NEWSROOM = 'The Lantern'
/** How long the newsroom has been there, it is made to seem: longer than any of its articles. */
const AGE_MS = 30 * 24 * 60 * 60 * 1000

/** Somebody whom a visitor of the demonstration can be. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

/* In the order in which they are offered. */
const CAST = {
  checker: { name: SAMPLE_NAMES.checker, roles: ['checker'] },
  editor: { name: SAMPLE_NAMES.editor, roles: ['editor'] },
  reviewer: { name: SAMPLE_NAMES.reviewer, roles: ['reviewer'] },
  admin: { name: 'Ines Marlowe', roles: ['admin'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>
type Part = keyof typeof CAST

/** Whether this server is the demonstration, which anybody on this machine may sign in to. */
export function isDemo(): boolean {
  return process.env.STET_DEMO === '1'
}

/** The people to choose from; nobody outside the demonstration. */
export async function demoPeople(): Promise<DemoPerson[]> {
  if (!isDemo()) return []
  await openDemo()
  const order = Object.values(CAST).map(({ name }): string => name)
  const people = await read(allPeople)
  return people
    .filter(({ name, active }) => active && order.includes(name))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ id, name, roles }) => ({ id, name, roles }))
}

/**
 * Signs in without a password: answers the cookie. 404 outside the demonstration, and to whoever did not reach it
 * under a name of this machine.
 */
export async function demoSignIn(
  personId: string,
  host: string | null,
): Promise<Result<{ readonly cookie: string }, Refusal>> {
  if (!isDemo() || !isLoopback(host ?? '')) return refuse(notFound())
  return write(async db => {
    const person = await personById(db, personId)
    if (!person?.active) return refuse(notFound('This person'))
    return ok({ cookie: await beginSession(db, person.id) })
  })
}

let opening: Promise<void> | undefined

/**
 * Makes the demonstration's newsroom unless there is one. Throws when the server listens to more than this machine:
 * nobody there needs a password.
 */
export async function openDemo(): Promise<void> {
  if (!isLoopback(process.env.HOST ?? '')) {
    throw new Error(
      'The demonstration has no passwords: set HOST to 127.0.0.1 and listen there and nowhere else.',
    )
  }
  opening ??= seed()
  await opening
}

async function seed(): Promise<void> {
  if (await read(anybodyHere)) return
  // A password that nobody knows: people here are chosen, not signed in.
  const passwordHash = await hashPassword(newSecret())
  const actors = await asOf(new Date(Date.now() - AGE_MS), () =>
    write(async db => {
      if (await anybodyHere(db)) return null
      await insertNewsroom(db, NEWSROOM, now())
      // What is seeded is told too: an empty inbox shows nobody what it is for.
      await keepToldUpTo(db, 0)
      return addCast(db, passwordHash)
    }),
  )
  if (actors) await seedDemoArticles(actors)
}

async function addCast(db: Writer, passwordHash: string): Promise<Record<Part, Actor>> {
  const add = async (part: Part): Promise<Actor> => {
    const { name, roles } = CAST[part]
    const email = `${part}@lantern.example`
    const row = await insertPerson(db, { id: newId(), name, email, roles, passwordHash, at: now() })
    return { personId: row.id, name, roles }
  }
  return {
    checker: await add('checker'),
    editor: await add('editor'),
    reviewer: await add('reviewer'),
    admin: await add('admin'),
  }
}
