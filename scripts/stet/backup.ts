import { join } from 'node:path'
import { copyDatabase, dataFolder } from '@/db'
import { type Command, pathFrom, STATUS, textOf } from './command'

/** `backup`: a copy of the database as it stands. */
export const backup: Command = {
  usage: '[--to FOLDER]',
  summary: 'Copies the database as it stands now, while Stet runs or not.',
  help: [['--to FOLDER', 'where to; made when missing; backups in the data folder without it']],
  options: { to: { type: 'string' } },
  async run(given) {
    const to = textOf(given, 'to')
    console.log(copyDatabase(to === undefined ? join(dataFolder(), 'backups') : pathFrom(to), new Date()))
    return STATUS.well
  },
}
