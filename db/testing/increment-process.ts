import { write } from '@/db'
import { newsroom } from '@/db/schema'

/* Adds one to the number in the newsroom's name, so many times, each in a transaction of its own. */
const times = Number(process.argv[2])
for (let i = 0; i < times; i++) {
  await write(async db => {
    const [row] = await db.select().from(newsroom)
    await db.update(newsroom).set({ name: String(Number(row?.name) + 1) })
  })
}
if (times === 0) await write(async () => undefined)
console.info('done')
