import { parseArgs } from 'node:util'
import { DatabaseUnavailable, dataFolder } from '@/db'
import { archive } from './archive'
import { backup } from './backup'
import { type Command, Misuse, pathFrom, STATUS } from './command'
import { exportCopy } from './export'
import { link } from './link'
import { list } from './list'
import { recount } from './recount'
import { reindex } from './reindex'
import { restore } from './restore'
import { verify } from './verify'

const COMMANDS: Readonly<Record<string, Command>> = {
  verify,
  list,
  export: exportCopy,
  backup,
  archive,
  restore,
  link,
  recount,
  reindex,
}

const DATA = ['--data FOLDER', 'the data folder; STET_DATA without it, or else "data" beside Stet'] as const

process.exitCode = await main(process.argv.slice(2)).catch(error => {
  if (!(error instanceof Misuse || error instanceof DatabaseUnavailable || isSystemError(error))) throw error
  console.error(error instanceof DatabaseUnavailable ? `${error.message} (${dataFolder()})` : error.message)
  return STATUS.failed
})

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help(args[0])
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Misuse(`There is no command "${name}". "help" lists them.`)
  const { values, positionals } = parsed(name, command, args)
  if (values.help === true) return help(name)
  if (typeof values.data === 'string') process.env.STET_DATA = pathFrom(values.data)
  return command.run({ options: values, names: positionals })
}

function parsed(name: string, command: Command, args: string[]) {
  const options = {
    ...command.options,
    data: { type: 'string' as const },
    help: { type: 'boolean' as const, short: 'h' },
  }
  try {
    return parseArgs({ args, options, allowPositionals: command.usage.startsWith('<') })
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new Misuse(`${error.message.split('. ')[0]}. "help ${name}" says what it takes.`)
  }
}

/* What Node itself refuses has a code: an unknown option, a folder that cannot be written. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error
}

function help(name: string | undefined): number {
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command) {
    console.log(`npm run stet -- ${name} ${command.usage}\n\n${command.summary}\n`)
    say([...command.help, DATA])
    return STATUS.well
  }
  console.log('npm run stet -- <command>\n')
  say(Object.entries(COMMANDS).map(([each, { summary }]) => [each, summary] as const))
  console.log('')
  say([DATA, ['help <command>', 'what a command takes']])
  return STATUS.well
}

function say(lines: readonly (readonly [string, string])[]): void {
  const width = Math.max(...lines.map(([left]) => left.length))
  for (const [left, right] of lines) console.log(`  ${left.padEnd(width)}  ${right}`)
}
