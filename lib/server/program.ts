import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const here = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

/**
 * The path of a program that runs apart from the server, packed into one file: as it was built, else packed now.
 * `entry` is a name that `scripts/programs.js` knows, in tests also a path in the repository.
 */
export async function programPath(entry: string): Promise<string> {
  const built = here(join(process.env.STET_DIST ?? '.next', 'programs', `${entry}.cjs`))
  if (process.env.NODE_ENV === 'production' && existsSync(built)) return built
  const packer = pathToFileURL(here('scripts/programs.js')).href
  const { packProgram } = await import(/* turbopackIgnore: true */ /* @vite-ignore */ packer)
  return packProgram(entry)
}
