import 'server-only'
import { read, type Writer, write } from '@/db'
import { insertNewsroom, theNewsroom, updateNewsroom } from '@/db/queries/newsroom'
import { anybodyHere, insertPerson } from '@/db/queries/people'
import type { Person, SetupBody } from '@/lib/contracts/person'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { type Actor, ROLES } from '@/lib/domain/role'
import { logBug } from './answer'
import { now } from './clock'
import { newId } from './id'
import { record } from './newsroom-record'
import { hashPassword } from './password'
import { presentPerson } from './people'
import { conflict, type Refusal } from './refusal'
import { addSampleArticle } from './sample'
import { beginSession } from './session'

/** Whether nobody has an account yet: only then can the newsroom be set up. */
export async function needsSetup(): Promise<boolean> {
  return !(await read(anybodyHere))
}

/**
 * Sets up the newsroom: its first person holds every role and is signed in by the cookie answered. Of two who try at
 * once one succeeds; once there is an account the answer is 409 `already_set_up`. A sample article that cannot be
 * made does not undo the setup.
 */
export async function setup(
  body: SetupBody,
): Promise<
  Result<{ readonly person: Person; readonly articleId: string | null; readonly cookie: string }, Refusal>
> {
  // Looked at before the password is hashed, which is slow, and again when nobody can come in between.
  if (!(await needsSetup())) return refuse(alreadySetUp())
  const passwordHash = await hashPassword(body.password)
  const begun = await write(async db => {
    if (await anybodyHere(db)) return refuse(alreadySetUp())
    return ok(await found(db, body, passwordHash))
  })
  if (!begun.ok) return begun
  const { actor, person, cookie } = begun.value
  const articleId = body.sampleArticle ? await sampleFor(actor) : null
  return ok({ person, articleId, cookie })
}

async function found(db: Writer, body: SetupBody, passwordHash: string) {
  const at = now()
  if (await theNewsroom(db)) await updateNewsroom(db, { name: body.newsroom })
  else await insertNewsroom(db, body.newsroom, at)
  const row = await insertPerson(db, {
    id: newId(),
    name: body.name,
    email: body.email.toLowerCase(),
    roles: ROLES,
    passwordHash,
    at,
  })
  const actor: Actor = { personId: row.id, name: row.name, roles: ROLES }
  const data = { newsroom: body.newsroom, personId: row.id, roles: ROLES }
  await record(db, row.id, 'newsroom.set_up', data)
  return { actor, person: presentPerson(actor, row), cookie: await beginSession(db, row.id) }
}

async function sampleFor(actor: Actor): Promise<string | null> {
  try {
    return await addSampleArticle({ editor: actor, checker: actor, reviewer: actor })
  } catch (error) {
    logBug('the sample article', error)
    return null
  }
}

/** Somebody has an account. */
export function alreadySetUp(): Refusal {
  return conflict('already_set_up', 'This newsroom is set up already. Sign in instead.')
}
