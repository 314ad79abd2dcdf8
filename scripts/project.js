import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The folder Next builds into, inside the repository. */
export const DIST = process.env.STET_DIST ?? '.next'

/** The signals that end a script, and with it what it started. */
export const ENDING = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])

/** A refusal with one line for the person at the terminal; anything else that is thrown is a bug. */
export class Refusal extends Error {}

/** @param {string} line what is being done, for whoever waits */
export function say(line) {
  console.log(line)
}

/**
 * Runs the body of a script: a `Refusal` ends it with its one line and status 1.
 * @param {() => Promise<void>} body
 */
export async function script(body) {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** @param {string} how the command and what steers it instead, for whoever passed arguments */
export function refuseArguments(how) {
  const given = process.argv.slice(2)
  if (given.length > 0) throw new Refusal(`Not understood: ${given.join(' ')}. ${how}`)
}

/**
 * Runs a program in the repository and waits for its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, timeoutMs?: number }} [options] `show` lets its output
 *   through as it comes; otherwise it is kept and given back
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program is not there, 124 when it took
 *   longer than `timeoutMs`
 */
export function run(program, args, { env = {}, show = false, timeoutMs } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: false,
    })
    let output = ''
    let late = false
    /** @param {NodeJS.Signals} signal */
    const interrupted = signal => {
      child.kill(signal)
      process.exit(1)
    }
    for (const signal of ENDING) process.once(signal, interrupted)
    const settle = () => {
      clearTimeout(timer)
      for (const signal of ENDING) process.off(signal, interrupted)
    }
    child.stdout?.on('data', chunk => (output += chunk))
    child.stderr?.on('data', chunk => (output += chunk))
    const timer = timeoutMs
      ? setTimeout(() => {
          late = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    child.on('error', error => {
      settle()
      resolve({ code: 127, output: error.message })
    })
    child.on('close', code => {
      settle()
      resolve({ code: late ? 124 : (code ?? 1), output })
    })
  })
}

/**
 * The last lines of a program's output, for showing what went wrong.
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
