/**
 * Completes package-lock.json with the packages for other platforms.
 *
 * A registry that lacks another platform's binary leaves a hole where npm would note it, and `npm ci` then
 * refuses the lockfile everywhere. The hole is filled from what the name says; run it after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.js'

/**
 * One entry under `packages` of a lockfile, as far as it matters here.
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[], resolved?: string, optionalDependencies?: Record<string, string> }} Entry
 */

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/**
 * The platform a package's name promises, or `undefined` when it names no processor.
 * @param {string} name
 * @param {Record<string, string>} siblings what the same parent offers besides
 */
export function platformOf(name, siblings) {
  const words = name.split(/[/-]/)
  const cpu = words.find(word => PROCESSORS.includes(word))
  if (!cpu) return undefined
  const os = words.find(word => SYSTEMS.includes(word))
  const libc = words.some(word => word.startsWith('musl'))
    ? 'musl'
    : words.some(word => word.startsWith('gnu')) || (os === 'linux' && `${name}-musl` in siblings)
      ? 'glibc'
      : undefined
  return { ...(os ? { os: [os] } : {}), cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) }
}

/**
 * Where Node would find `name` when asked from the folder `from` (both as lockfile keys), if it is there.
 * @param {Record<string, Entry>} packages
 * @param {string} from
 * @param {string} name
 */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const key = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`
    if (packages[key]) return key
    if (!folder) return undefined
  }
}

/**
 * The same packages with nothing missing, sorted as npm sorts them, and without registry hosts.
 * @param {Record<string, Entry>} packages
 * @returns {{ packages: Record<string, Entry>, added: string[], unknown: string[] }}
 */
export function complete(packages) {
  /** @type {Record<string, Entry>} */
  const all = {}
  for (const [key, { resolved, ...entry }] of Object.entries(packages)) all[key] = entry
  /** @type {string[]} */ const added = []
  /** @type {string[]} */ const unknown = []
  for (const [parent, entry] of Object.entries(packages)) {
    const siblings = entry.optionalDependencies ?? {}
    for (const [name, version] of Object.entries(siblings)) {
      if (resolve(all, parent, name)) continue
      const platform = platformOf(name, siblings)
      if (!platform || !/^\d+\.\d+\.\d+/.test(version)) {
        unknown.push(`${name}@${version}`)
        continue
      }
      all[`node_modules/${name}`] = {
        version,
        ...(platform.cpu ? { cpu: platform.cpu } : {}),
        ...(entry.dev ? { dev: true } : {}),
        ...(platform.libc ? { libc: platform.libc } : {}),
        optional: true,
        ...(platform.os ? { os: platform.os } : {}),
      }
      added.push(`${name}@${version}`)
    }
  }
  const sorted = Object.entries(all).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { packages: Object.fromEntries(sorted), added, unknown }
}

if (process.argv[1] === import.meta.filename) {
  const path = join(ROOT, 'package-lock.json')
  const before = readFileSync(path, 'utf8')
  const lock = JSON.parse(before)
  const { packages, added, unknown } = complete(lock.packages)
  const after = `${JSON.stringify({ ...lock, packages }, null, 2)}\n`
  if (after !== before) writeFileSync(path, after)
  console.log(
    added.length > 0 ? `Added to package-lock.json: ${added.join(', ')}` : 'package-lock.json is complete.',
  )
  if (unknown.length > 0) {
    console.error(`Not understood, complete these by hand: ${unknown.join(', ')}`)
    process.exitCode = 1
  }
}
