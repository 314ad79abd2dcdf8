/** `npm run stet -- <command>`: the tools at the command line. Installs what is missing; needs no build. */
import { ensureDependencies } from './dependencies.js'
import { run, script } from './project.js'

await script(async () => {
  await ensureDependencies()
  const given = process.argv.slice(2)
  const tool = ['--conditions=react-server', '--import', 'tsx', 'scripts/stet/main.ts', ...given]
  // npm moves to the repository before it runs a script; paths are meant from where it was called.
  const from = process.env.INIT_CWD ?? process.cwd()
  const { code } = await run(process.execPath, tool, { show: true, env: { STET_FROM: from } })
  process.exitCode = code
})
