/** `npm run bench [editor …]`: measures, side by side in one run; prints tables, asserts nothing. */
import { benchEditor } from './editor'
import { SIZES } from './manuscript'
import { openNewsroom } from './newsroom'

const newsroom = await openNewsroom()
const sizes = process.argv.slice(2).map(Number)
try {
  await benchEditor(
    newsroom,
    SIZES.filter(size => sizes.length === 0 || sizes.includes(size.words)),
  )
} finally {
  await newsroom.stop()
}
