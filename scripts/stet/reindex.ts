import { dataFolder, rebuildSearch } from '@/db'
import { type Command, STATUS } from './command'

/** `reindex`: everything that searching reads, made anew. */
export const reindex: Command = {
  usage: '',
  summary: 'Makes what searching reads anew, where the health check finds it damaged.',
  help: [['', 'Stet may run meanwhile, but saves nothing until it is done']],
  options: {},
  async run() {
    console.log(`Reading everything in ${dataFolder()}`)
    const { entries, unreadable } = await rebuildSearch()
    for (const article of unreadable)
      console.log(`The draft of ${article} cannot be put together; its text is not found.`)
    console.log(`${entries} ${entries === 1 ? 'thing' : 'things'} can be found.`)
    return unreadable.length > 0 ? STATUS.faulty : STATUS.well
  },
}
