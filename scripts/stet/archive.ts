import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { onlyRead } from '@/db'
import { sizeWords } from '@/lib/contracts/archive-words'
import { writeArchive } from '@/lib/server/archive/write-archive'
import { type Command, Misuse, OPERATOR, pathFrom, STATUS } from './command'
import { tellProgress } from './tell-progress'

/** `archive`: the whole newsroom as one file. */
export const archive: Command = {
  usage: '<file>',
  summary:
    'Writes the whole newsroom into one file, while Stet runs or not: for another Stet, or for keeping.',
  help: [
    ['<file>', 'where to, e.g. newsroom.zip; it holds drafts and confidential sources, and no passwords'],
  ],
  options: {},
  async run({ names }) {
    const [name, ...rest] = names
    if (name === undefined || rest.length > 0) throw new Misuse('archive takes one file to write to.')
    const path = pathFrom(name)
    if (existsSync(path)) throw new Misuse(`${path} is there already. Nothing was written.`)
    onlyRead()
    const partial = `${path}.partial`
    const called = new AbortController()
    process.once('SIGINT', () => called.abort())
    process.once('SIGTERM', () => called.abort())
    try {
      await pipeline(
        writeArchive({ madeBy: OPERATOR.name, madeAt: new Date().toISOString(), hear: tellProgress() }),
        createWriteStream(partial, { mode: 0o600 }),
        { signal: called.signal },
      )
      renameSync(partial, path)
    } catch (error) {
      if (!called.signal.aborted) throw error
      throw new Misuse('Called off. Nothing was written.')
    } finally {
      rmSync(partial, { force: true })
    }
    console.log(`Done: ${path}, ${sizeWords(statSync(path).size)}.`)
    return STATUS.well
  },
}
