import type { Node, Schema } from 'prosemirror-model'
import { AddMarkStep, RemoveMarkStep, Step } from 'prosemirror-transform'
import { ok, type Result, refuse } from './result'

/** How many steps one commit may carry. */
export const MAX_STEPS = 200
/** How large a draft may grow, in ProseMirror positions: some 400,000 words. */
export const MAX_DOC_SIZE = 2_500_000

export interface StepRefusal {
  readonly code: 'invalid_step' | 'text_not_allowed' | 'too_large'
  /** Index of the step in the batch. */
  readonly step: number
  readonly message: string
}

/** Whether the step only adds or takes away the claim mark, which is all that someone who may not write may do. */
export function isClaimStep(step: Step): boolean {
  return (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && step.mark.type.name === 'claim'
}

/**
 * Applies a batch of steps as they came over the wire. All or nothing: the refusal names the first step that is
 * malformed, does not fit the draft, makes it invalid, or changes text without the right to.
 */
export function applySteps(
  schema: Schema,
  doc: Node,
  stepsJson: readonly unknown[],
  rights: { readonly mayWrite: boolean },
): Result<{ readonly doc: Node; readonly steps: readonly Step[] }, StepRefusal> {
  const steps: Step[] = []
  let current = doc
  for (const [index, json] of stepsJson.entries()) {
    const invalid = (message: string) => refuse<StepRefusal>({ code: 'invalid_step', step: index, message })
    let step: Step
    try {
      step = Step.fromJSON(schema, json)
    } catch (error) {
      return invalid(messageOf(error))
    }
    if (!rights.mayWrite && !isClaimStep(step)) {
      return refuse({ code: 'text_not_allowed', step: index, message: 'This step changes the text.' })
    }
    try {
      const result = step.apply(current)
      if (result.doc === null) return invalid(result.failed ?? 'The step does not fit the draft.')
      current = result.doc
    } catch (error) {
      return invalid(messageOf(error))
    }
    steps.push(step)
  }
  if (current.content.size > MAX_DOC_SIZE) {
    return refuse({ code: 'too_large', step: steps.length - 1, message: 'The draft would grow too large.' })
  }
  try {
    current.check()
  } catch (error) {
    return refuse({ code: 'invalid_step', step: steps.length - 1, message: messageOf(error) })
  }
  return ok({ doc: current, steps })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'The step is malformed.'
}
