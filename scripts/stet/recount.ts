import { dataFolder, write } from '@/db'
import { recountWork } from '@/db/queries/work-tallies'
import { type Command, STATUS } from './command'

/** `recount`: the numbers of the desk, anew from the record. */
export const recount: Command = {
  usage: '',
  summary: 'Counts the numbers of the desk anew from the record of events. They are kept as it grows.',
  help: [],
  options: {},
  async run() {
    console.log(`Counting the work recorded in ${dataFolder()}`)
    await write(recountWork)
    console.log('Counted.')
    return STATUS.well
  },
}
