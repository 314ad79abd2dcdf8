import 'server-only'
import type { z } from 'zod'
import { type Reader, read, write } from '@/db'
import { theNewsroom, updateNewsroom } from '@/db/queries/newsroom'
import type { patchSettingsBody, Settings } from '@/lib/contracts/newsroom'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { record } from './newsroom-record'
import { forbidden, type Refusal } from './refusal'

/** The newsroom's name and switches, for everybody who is signed in. */
export async function getSettings(_actor: Actor): Promise<Result<{ settings: Settings }, Refusal>> {
  return ok({ settings: await read(settingsOf) })
}

/** Changes the settings; each one that really changes is recorded with what it was. */
export async function patchSettings(
  actor: Actor,
  body: z.output<typeof patchSettingsBody>,
): Promise<Result<{ settings: Settings }, Refusal>> {
  if (!may(actor, 'settings.manage')) return refuse(forbidden())
  return write(async db => {
    const before = await settingsOf(db)
    const after: Settings = {
      newsroom: body.newsroom ?? before.newsroom,
      ownFindingsAllowed: body.ownFindingsAllowed ?? before.ownFindingsAllowed,
      secondReviewer: body.secondReviewer ?? before.secondReviewer,
    }
    const { newsroom: name, ...switches } = after
    await updateNewsroom(db, { name, ...switches })
    for (const setting of ['newsroom', 'ownFindingsAllowed', 'secondReviewer'] as const) {
      if (before[setting] === after[setting]) continue
      const data = { setting, before: before[setting], after: after[setting] }
      await record(db, actor.personId, 'settings.changed', data)
    }
    return ok({ settings: after })
  })
}

/** The switches that the rules of review read. */
export async function reviewSwitches(
  db: Reader,
): Promise<Pick<Settings, 'ownFindingsAllowed' | 'secondReviewer'>> {
  const { ownFindingsAllowed, secondReviewer } = await settingsOf(db)
  return { ownFindingsAllowed, secondReviewer }
}

async function settingsOf(db: Reader): Promise<Settings> {
  const row = await theNewsroom(db)
  return {
    newsroom: row?.name ?? '',
    ownFindingsAllowed: row?.ownFindingsAllowed ?? false,
    secondReviewer: row?.secondReviewer ?? false,
  }
}
