import { join } from 'node:path'
import { copyDatabase, dataFolder } from '@/db'
import { copyPictures } from '@/db/picture-files'
import { type Command, pathFrom, STATUS, textOf } from './command'

/** `backup`: a copy of the database as it stands, and of the pictures. */
export const backup: Command = {
  usage: '[--to FOLDER]',
  summary: 'Copies the database as it stands now, and the pictures, while Stet runs or not.',
  help: [['--to FOLDER', 'where to; made when missing; backups in the data folder without it']],
  options: { to: { type: 'string' } },
  async run(given) {
    const to = textOf(given, 'to')
    const folder = to === undefined ? join(dataFolder(), 'backups') : pathFrom(to)
    console.log(copyDatabase(folder, new Date()))
    const pictures = await copyPictures(folder)
    if (pictures > 0) console.log(`${join(folder, 'pictures')}: ${pictures} more`)
    return STATUS.well
  },
}
