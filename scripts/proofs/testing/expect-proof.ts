import { expect } from 'vitest'
import { type Proof, prove } from '../proof'

/** Tries so many values from a seed that is said, in a test; fails with the report and how to run it again. */
export async function expectProof<T>(name: string, proof: Proof<T>, runs: number): Promise<void> {
  const seed = Math.floor(Math.random() * 2 ** 31)
  console.info(`${name}: seed ${seed}`)
  const { failure } = await prove(proof, { runs, seed })
  const again =
    failure && `${failure.report}\nRun it again: npm run prove -- ${name} 1 --seed ${failure.seed}`
  expect(again).toBeNull()
}
