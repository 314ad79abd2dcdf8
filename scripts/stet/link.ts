import { closeDatabase, onlyRead } from '@/db'
import { publicOrigin } from '@/lib/server/origin'
import { operatorReset } from '@/lib/server/resets'
import { type Command, Misuse, orMisuse, STATUS } from './command'

/** `link`: a way in for somebody whom nobody else can let in. */
export const link: Command = {
  usage: '<e-mail>',
  summary: 'Makes a link with which a person sets a new password, once, within a day.',
  help: [['<e-mail>', 'whose; after a restore, that of an admin, who can make links for all others']],
  options: {},
  async run({ names }) {
    const [email, ...rest] = names
    if (email === undefined || rest.length > 0) throw new Misuse('link takes one e-mail address.')
    // Asked first whether there is a database at all: opening it for writing would make one.
    onlyRead()
    closeDatabase()
    try {
      const origin =
        publicOrigin() ?? `http://${process.env.HOST || '127.0.0.1'}:${process.env.PORT || '3000'}`
      console.log(orMisuse(await operatorReset(email, origin)).reset.url)
      return STATUS.well
    } finally {
      closeDatabase()
    }
  },
}
