import { existsSync } from 'node:fs'
import { closeDatabase, dataFolder, read } from '@/db'
import { allPeople } from '@/db/queries/people'
import { restoreArchive } from '@/lib/server/archive/restore-archive'
import { type Command, Misuse, orMisuse, pathFrom, STATUS } from './command'
import { tellProgress } from './tell-progress'

/** `restore`: an archive back into an empty Stet. */
export const restore: Command = {
  usage: '<file> [--faulty-too]',
  summary: 'Puts an archive into an empty data folder: all of it, or nothing.',
  help: [
    ['<file>', 'what "archive" wrote, or the settings gave'],
    [
      '--faulty-too',
      'restores also when the record is not as it was recorded, and says what is wrong with it',
    ],
  ],
  options: { 'faulty-too': { type: 'boolean' } },
  async run({ names, options }) {
    const [name, ...rest] = names
    if (name === undefined || rest.length > 0) throw new Misuse('restore takes one file to read from.')
    const path = pathFrom(name)
    if (!existsSync(path)) throw new Misuse(`There is no file ${path}.`)
    console.log(`Restoring ${path} into ${dataFolder()}`)
    const called = new AbortController()
    process.once('SIGINT', () => called.abort())
    process.once('SIGTERM', () => called.abort())
    try {
      const faultyToo = options['faulty-too'] === true
      const restored = orMisuse(
        await restoreArchive(path, { hear: tellProgress(), signal: called.signal, faultyToo }),
      )
      const { newsroom, madeAt, madeBy } = restored.description
      const admins = (await read(allPeople)).filter(({ roles, active }) => active && roles.includes('admin'))
      console.log(`Done: ${newsroom}, as ${madeBy} archived it on ${madeAt.slice(0, 10)}.`)
      for (const { message } of restored.faults) console.log(`  ${message}`)
      console.log('Nobody has a password yet. An admin can give the others links once one of them is in:')
      for (const { email } of admins) console.log(`  npm run stet -- link ${email}`)
      return restored.faults.length > 0 ? STATUS.faulty : STATUS.well
    } finally {
      closeDatabase()
    }
  },
}
