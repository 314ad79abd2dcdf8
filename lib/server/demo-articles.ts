import 'server-only'
import { clear } from './clear'
import { asOf } from './clock'
import { planOfAllotments } from './demo-picture'
import { allotments, CHAIN, CHAIN_LATE_EDIT, FERRY, SCHOOL, SCHOOL_URL } from './demo-stories'
import { publish } from './publication'
import { type Cast, done, makeEdit, type Pace, replay } from './replay'
import { SAMPLE_STORY } from './sample'

const MINUTE_MS = 60_000

/** Fills the demonstration's desk and queue: what was done to its articles lies hours and days behind. */
export async function seedDemoArticles(cast: Cast): Promise<void> {
  const earlier = paceFrom(72, 4)
  const school = await replay(SCHOOL, cast, earlier)
  done('clearing', await earlier(() => clear(cast.reviewer, { id: school }, {})))
  const out = paceFrom(46, 0)
  done('publishing', await out(() => publish(cast.editor, { id: school }, { url: SCHOOL_URL })))
  await replay(allotments(await planOfAllotments()), cast, paceFrom(50, 3))
  await replay(SAMPLE_STORY, cast, paceFrom(27, 8))
  await replay(FERRY, cast, paceFrom(9, 12))
  const morning = paceFrom(5, 9)
  const chain = await replay(CHAIN, cast, morning)
  done('clearing', await morning(() => clear(cast.reviewer, { id: chain }, {})))
  await morning(() => makeEdit(chain, CHAIN_LATE_EDIT, cast.editor))
}

/** Things done one after the other, so many minutes apart, from so many hours ago; none of them later than now. */
function paceFrom(hoursAgo: number, minutesApart: number): Pace {
  let next = Date.now() - hoursAgo * 60 * MINUTE_MS
  return work => {
    const moment = new Date(Math.min(next, Date.now()))
    next += minutesApart * MINUTE_MS
    return asOf(moment, work)
  }
}
