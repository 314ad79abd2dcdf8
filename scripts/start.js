/** `npm start`: installs, builds and starts Stet, doing only what is missing. */
import { ensureBuild } from './build.js'
import { ensureDependencies } from './dependencies.js'
import { refuseArguments, script } from './project.js'
import { dataFolder, portFromEnvironment, requireFreePort, serve } from './serve.js'

await script(async () => {
  refuseArguments('npm start takes no arguments; set PORT, HOST or STET_DATA instead.')
  const host = process.env.HOST || '127.0.0.1'
  const port = portFromEnvironment()
  const data = dataFolder(process.env.STET_DATA || 'data')
  await requireFreePort(host, port)
  await ensureDependencies()
  await ensureBuild()
  await serve({ host, port, data, note: `The data lies in ${data}` })
})
