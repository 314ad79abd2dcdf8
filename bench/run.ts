/**
 * `npm run bench [bulk|bundle|review|editor|export|desk|triage|scroll|archive|search|fair|live …] [minutes]`: measures, side by side in one
 * run; prints tables, asserts nothing. The minutes are those of `live`, 1 unless told otherwise; 10 are the full
 * measure.
 */
import { benchArchive } from './archive'
import { benchBulk } from './bulk'
import { benchBundle } from './bundle'
import { benchDesk } from './desk'
import { benchEditor } from './editor'
import { benchExport } from './export'
import { benchFair } from './fair'
import { benchLive } from './live'
import { SIZES } from './manuscript'
import { type Newsroom, openNewsroom } from './newsroom'
import { benchQueue } from './queue'
import { benchReview } from './review'
import { benchScroll } from './scroll'
import { benchSearch } from './search'
import { benchTriage } from './triage'

const PARTS: Readonly<Record<string, (newsroom: Newsroom) => Promise<void>>> = {
  bundle: benchBundle,
  review: benchReview,
  editor: newsroom => benchEditor(newsroom, SIZES),
  export: benchExport,
  triage: benchTriage,
  scroll: newsroom => benchScroll(newsroom),
}

/* These bring what they measure with them. */
const ALONE: Readonly<Record<string, () => Promise<void>>> = {
  archive: benchArchive,
  queue: () => benchQueue(),
  bulk: benchBulk,
  desk: benchDesk,
  search: benchSearch,
  fair: benchFair,
  live: () => benchLive(minutes),
}

const given = process.argv.slice(2)
const isNumber = (text: string) => Number(text) > 0
const minutes = Number(given.find(isNumber) ?? 1)
const asked = given.filter(text => !isNumber(text))
const known = [...Object.keys(PARTS), ...Object.keys(ALONE)]
const unknown = asked.filter(name => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${known.join(', ')}.`)
  process.exit(1)
}
const isAsked = (name: string) => asked.length === 0 || asked.includes(name)
if (Object.keys(PARTS).some(isAsked)) {
  const newsroom = await openNewsroom()
  try {
    for (const [name, measure] of Object.entries(PARTS)) if (isAsked(name)) await measure(newsroom)
  } finally {
    await newsroom.stop()
  }
}
for (const [name, measure] of Object.entries(ALONE)) if (isAsked(name)) await measure()
