/** `npm run prove -- convergence 10000 [--seed N]`: tries so many at random, and ends with status 1 at a failure. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/db'
import { type Outcome, type Proof, prove } from './proof'

type Run = (options: { runs: number; seed: number; said: (done: number) => void }) => Promise<Outcome>

const runner =
  <T>(proof: Proof<T>): Run =>
  options =>
    prove(proof, options)

/* Each is loaded when it is asked for, with all that it needs. */
const PROOFS: Readonly<Record<string, { readonly what: string; readonly load: () => Promise<Run> }>> = {
  convergence: { what: 'histories', load: async () => runner((await import('./convergence')).convergence) },
  archive: { what: 'newsrooms', load: async () => runner((await import('./archive')).archive) },
  crash: { what: 'kills', load: async () => runner((await import('./crash')).crash) },
  copies: { what: 'real files', load: async () => (await import('./copies')).copies },
  steps: { what: 'mutated steps', load: async () => runner((await import('./steps')).steps) },
  word: { what: 'edited copies', load: async () => runner((await import('./word')).word) },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
})
const [name = '', count = ''] = positionals
const proof = PROOFS[name]
const runs = Number(count)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
if (!proof || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error(`Usage: npm run prove -- ${Object.keys(PROOFS).join('|')} <how many> [--seed <number>]`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'stet-prove-'))
process.env.STET_DATA = folder
console.info(`${name}: ${runs} ${proof.what}, seed ${seed}`)
const began = performance.now()
let told = began
const run = await proof.load()
const { runs: done, failure } = await run({
  runs,
  seed,
  said(count) {
    if (performance.now() - told < 10_000) return
    told = performance.now()
    console.info(`${count} of ${runs}`)
  },
})
closeDatabase()
rmSync(folder, { recursive: true, force: true })
if (failure) {
  console.error(failure.report)
  console.error(`Failed. Run it again: npm run prove -- ${name} 1 --seed ${failure.seed}`)
} else console.info(`All ${done} ${proof.what} hold; ${((performance.now() - began) / 1000).toFixed(1)} s.`)
process.exit(failure ? 1 : 0)
