import { writeFileSync } from 'node:fs'
import { onlyRead } from '@/db'
import { EXPORT_FORMATS, EXPORT_PROFILES, exportQuery } from '@/lib/contracts/newsroom'
import { exportArticle } from '@/lib/server/export'
import { type Command, everyArticle, Misuse, OPERATOR, orMisuse, pathFrom, STATUS, textOf } from './command'

/** `export`: the annotated copy of an article, as a file. */
export const exportCopy: Command = {
  usage: '<article> [--format FORMAT] [--profile PROFILE] [--confidential] [--out FILE]',
  summary: 'Writes the annotated copy of an article into a file.',
  help: [
    ['<article>', 'its id, or the beginning of it'],
    ['--format', `${EXPORT_FORMATS.join(', ')}; html without it`],
    ['--profile', `${EXPORT_PROFILES.join(', ')}; draft without it`],
    ['--confidential', 'names confidential sources'],
    ['--time-zone', 'for the times printed in it, e.g. Europe/Oslo; UTC without it'],
    ['--out', 'where to; - prints it; a name made of the headline without it'],
  ],
  options: {
    format: { type: 'string' },
    profile: { type: 'string' },
    confidential: { type: 'boolean' },
    'time-zone': { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  async run(given) {
    const [name, ...rest] = given.names
    if (name === undefined || rest.length > 0) throw new Misuse('export takes one article.')
    const query = exportQuery.safeParse({
      format: textOf(given, 'format'),
      profile: textOf(given, 'profile'),
      confidential: given.options.confidential === true ? 'true' : 'false',
      timeZone: textOf(given, 'time-zone'),
    })
    if (!query.success) {
      throw new Misuse(
        query.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '),
      )
    }
    onlyRead()
    const id = await idOf(name)
    const { content, fileName } = orMisuse(await exportArticle(OPERATOR, { id }, query.data))
    const out = textOf(given, 'out')
    if (out === '-') {
      process.stdout.write(content)
      return STATUS.well
    }
    const path = pathFrom(out ?? fileName)
    writeFileSync(path, content)
    console.log(path)
    return STATUS.well
  },
}

async function idOf(name: string): Promise<string> {
  const found = (await everyArticle()).filter(({ id }) => id.startsWith(name))
  const [only] = found
  if (!only) throw new Misuse(`No article has an id that begins with ${name}. "list" names them.`)
  if (found.length > 1) throw new Misuse(`${found.length} articles have an id that begins with ${name}.`)
  return only.id
}
