/** `npm run bench [editor|bundle|queue|approvals …]`: measures, side by side in one run; prints tables, asserts nothing. */
import { benchEditor } from './editor'
import { openNewsroom } from './newsroom'

const PARTS = { editor: benchEditor }
type Part = keyof typeof PARTS

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}
const parts = (asked.length > 0 ? asked : Object.keys(PARTS)) as Part[] // checked just above
const newsroom = await openNewsroom()
try {
  for (const part of parts) await PARTS[part](newsroom)
} finally {
  await newsroom.stop()
}
