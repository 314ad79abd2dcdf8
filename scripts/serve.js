import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { NEXT } from './build.js'
import { ENDING, Refusal, ROOT } from './project.js'

/** How long the server may take until /api/health answers 200, in milliseconds. */
const PATIENCE_MS = 60_000
/** How long it may go on answering that it is not well. */
const UNWELL_MS = 5_000
/** How long it may take to end once asked to, before it is made to. */
const FAREWELL_MS = 10_000

/** The port to listen on, from `PORT`; 3000 when that is not set. */
export function portFromEnvironment() {
  const text = process.env.PORT || '3000'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is "${text}"; it has to be a number from 1 to 65535.`)
  }
  return port
}

/**
 * Refuses at once when nothing can listen there.
 * @param {string} host
 * @param {number} port
 */
export async function requireFreePort(host, port) {
  const code = await new Promise(done => {
    const probe = createServer()
    probe.once('error', error => done('code' in error ? error.code : error.message))
    probe.listen(port, host, () => probe.close(() => done(undefined)))
  })
  if (code === undefined) return
  if (code === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} on ${host} is taken. Stop what listens there, or choose another with PORT.`,
    )
  }
  if (code === 'EACCES')
    throw new Refusal(`Port ${port} may not be opened by this user. Choose another with PORT.`)
  throw new Refusal(`Cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`)
}

/**
 * Makes the data folder if it is missing, and refuses one that cannot be written.
 * @param {string} folder relative to where the command was given
 * @returns {string} its absolute path
 */
export function dataFolder(folder) {
  const path = resolve(folder)
  try {
    makeFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw new Refusal(
      `The data folder ${path} cannot be used (${code}). Set STET_DATA to one that can be written.`,
    )
  }
  return path
}

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where a file system answers ENOENT
 * although the folder above exists, as /proc does.
 * @param {string} path absolute
 */
function makeFolder(path) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/**
 * Starts the built application, says its address once it is well, and stays until it ends. SIGTERM, SIGINT and
 * SIGHUP are passed on, and the exit status is the server's.
 * @param {{ host: string, port: number, data: string, env?: Record<string, string>, note?: string }} options
 *   `data` absolute; `note` is a line said before the address
 */
export async function serve({ host, port, data, env = {}, note }) {
  const child = spawn(process.execPath, [NEXT, 'start', '-H', host, '-p', String(port)], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: host,
      PORT: String(port),
      STET_DATA: data,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

  /** Next's greeting is held back, so that the address stays the last line; it is shown if the start fails. */
  let greeting = ''
  let ready = false
  child.stdout.on('data', chunk => {
    if (ready) process.stdout.write(chunk)
    else greeting += chunk
  })

  let asked = false
  /** @param {NodeJS.Signals} signal */
  const stop = signal => {
    if (!asked) setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS).unref()
    asked = true
    child.kill(signal)
  }
  for (const signal of ENDING) {
    process.on(signal, () => stop(signal))
  }
  // npm that is killed outright passes nothing on; its going is then the only sign.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || asked || stop('SIGTERM'), 500).unref()
  }

  /** @type {Promise<number>} */
  const ended = new Promise(done => child.on('close', code => done(code ?? (asked ? 0 : 1))))

  const url = address(host, port)
  const answer = await Promise.race([health(url), ended])
  if (answer === 'well') {
    ready = true
    if (note) console.log(note)
    console.log(`Stet is at ${url}`)
    process.exitCode = await ended
    return
  }
  if (typeof answer === 'number' && asked) {
    process.exitCode = answer
    return
  }
  if (typeof answer === 'number') {
    process.stderr.write(greeting)
    throw new Refusal(`The server stopped while starting (status ${answer}).`)
  }
  stop('SIGTERM')
  await ended
  if (!answer.said)
    throw new Refusal(`The server did not answer at ${url}/api/health within ${PATIENCE_MS / 1000} s.`)
  throw new Refusal(`The server started but is not well: ${answer.said}`)
}

/**
 * Where a browser on this machine reaches a server that listens on `host`.
 * @param {string} host
 * @param {number} port
 */
function address(host, port) {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/**
 * Waits for /api/health to answer 200.
 * @param {string} url
 * @returns {Promise<'well' | { said: string }>} what it said last, empty if it never answered
 */
async function health(url) {
  const began = Date.now()
  let unwellSince = Number.POSITIVE_INFINITY
  let said = ''
  while (Date.now() - began < PATIENCE_MS && Date.now() - unwellSince < UNWELL_MS) {
    try {
      const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
      const text = await response.text()
      if (response.status === 200) return 'well'
      said = complaint(response.status, text)
      unwellSince = Math.min(unwellSince, Date.now())
    } catch {
      // Not listening yet.
    }
    await new Promise(done => setTimeout(done, 150))
  }
  return { said }
}

/**
 * What is wrong, in one line, from the answer of /api/health.
 * @param {number} status
 * @param {string} text its body, JSON as a rule
 */
function complaint(status, text) {
  try {
    const { message, details } = JSON.parse(text).error
    const checks = /** @type {{ ok: boolean, message?: string }[]} */ (Object.values(details?.checks ?? {}))
    const reasons = checks.flatMap(check => (check.ok || !check.message ? [] : [check.message]))
    return [message, ...new Set(reasons)].join(' ')
  } catch {
    return `/api/health answers ${status}.`
  }
}
