/** `npm run bench [bundle|review|editor …]`: measures, side by side in one run; prints tables, asserts nothing. */
import { benchBundle } from './bundle'
import { benchEditor } from './editor'
import { SIZES } from './manuscript'
import { type Newsroom, openNewsroom } from './newsroom'
import { benchReview } from './review'

const PARTS: Readonly<Record<string, (newsroom: Newsroom) => Promise<void>>> = {
  bundle: benchBundle,
  review: benchReview,
  editor: newsroom => benchEditor(newsroom, SIZES),
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}
const newsroom = await openNewsroom()
try {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(name)) await measure(newsroom)
  }
} finally {
  await newsroom.stop()
}
