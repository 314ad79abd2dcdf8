import fc from 'fast-check'

/** Something that holds for every value of an arbitrary. */
export interface Proof<T> {
  readonly arbitrary: fc.Arbitrary<T>
  /** How many of what is counted one value stands for; one where it is not given. */
  readonly each?: number
  /** How many run beside each other. */
  readonly atOnce: number
  /** Makes what all of them need; `holds` answers what is wrong, in a sentence each. */
  prepare(): Promise<{
    readonly holds: (value: T) => Promise<readonly string[]>
    readonly close: () => unknown
  }>
}

/** What came of a proof; `failure` says what to read when it does not hold. */
export interface Outcome {
  readonly runs: number
  readonly failure: { readonly seed: number; readonly report: string } | null
}

/**
 * Tries so many values; the seed of the n-th is `seed + n`, so that a failure is run again alone by its own seed.
 * The first failure is made as small as it goes. `said` hears how many are done.
 */
export async function prove<T>(
  proof: Proof<T>,
  { runs, seed, said = () => undefined }: { runs: number; seed: number; said?: (done: number) => void },
): Promise<Outcome> {
  const { holds, close } = await proof.prepare()
  const property = fc.asyncProperty(proof.arbitrary, async value => {
    const found = await holds(value)
    if (found.length > 0) throw new Error(found.join('\n'))
  })
  const { each = 1 } = proof
  let next = 0
  let done = 0
  let first: { readonly seed: number; readonly found: string } | null = null
  const run = async () => {
    while (next * each < runs && first === null) {
      const own = seed + next++
      const details = await fc.check(property, { seed: own, numRuns: 1, endOnFailure: true })
      if (details.failed) first ??= { seed: own, found: `${messageOf(details)}\nin ${exampleOf(details)}` }
      done += each
      said(done)
    }
  }
  const failure = (): typeof first => first
  try {
    await Promise.all(Array.from({ length: proof.atOnce }, run))
    const failed = failure()
    if (failed === null) return { runs: done, failure: null }
    const again = await fc.check(property, { seed: failed.seed, numRuns: 1, interruptAfterTimeLimit: 60_000 })
    const smaller = again.failed
      ? `The smallest found: ${messageOf(again)}\nin ${exampleOf(again)}`
      : 'It does not fail when run again alone.'
    return { runs: done, failure: { seed: failed.seed, report: `${failed.found}\n${smaller}` } }
  } finally {
    await close()
  }
}

function messageOf({ errorInstance }: { readonly errorInstance: unknown }): string {
  return errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
}

function exampleOf({ counterexample }: { readonly counterexample: readonly unknown[] | null }): string {
  return fc.stringify(counterexample?.[0])
}
