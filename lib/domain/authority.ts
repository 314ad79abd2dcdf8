import type { Node, Schema } from 'prosemirror-model'
import { AddMarkStep, AttrStep, DocAttrStep, RemoveMarkStep, Step } from 'prosemirror-transform'
import { ok, type Result, refuse } from './result'

/** How many steps one commit may carry. */
export const MAX_STEPS = 200
/** How many changes of marks one batch may carry inside its steps: undo packs those of a range into one step. */
export const MAX_MARK_STEPS = 10_000
/** How large a draft may grow, in ProseMirror positions: some 400,000 words. */
export const MAX_DOC_SIZE = 2_500_000
/** How deep lists and quotations may be nested, counted in nodes: what walks a draft calls itself for each. */
export const MAX_DEPTH = 100

export interface StepRefusal {
  readonly code: 'invalid_step' | 'text_not_allowed' | 'too_large'
  /** Index of the step in the batch. */
  readonly step: number
  readonly message: string
}

/* What undoing a mark over several stretches of text makes; ProseMirror keeps its class to itself. */
function markSet(step: Step): readonly Step[] | null {
  if (!('steps' in step) || !Array.isArray(step.steps)) return null
  return step.steps.filter(part => part instanceof Step)
}

/* The marks that say where the checking has been, and change no word. */
const CHECKERS_MARKS: ReadonlySet<string> = new Set(['claim', 'nothing_to_check'])

/**
 * Whether the step only adds or takes away the marks of claims and of "nothing to check", which is all that someone who
 * may not write may do.
 */
export function isMarkingStep(step: Step): boolean {
  const parts = markSet(step)
  if (parts) return parts.every(isMarkingStep)
  return (
    (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && CHECKERS_MARKS.has(step.mark.type.name)
  )
}

/* ProseMirror takes its positions on trust: with `to` before `from` even a step for a mark doubles text. */
function positionsFit(step: Step, doc: Node): boolean {
  const parts = markSet(step)
  if (parts) return parts.every(part => positionsFit(part, doc))
  const { from = 0, to = from, pos = 0 } = step as { from?: unknown; to?: unknown; pos?: unknown } // each kind has some
  const given = [from, to, pos].filter(place => typeof place === 'number')
  return (
    given.length === 3 &&
    given.every(place => Number.isInteger(place) && place >= 0 && place <= doc.content.size) &&
    Number(from) <= Number(to)
  )
}

/** Whether the step's map, by which everybody's positions move, tells what the step did to the draft. */
function mapFits(step: Step, before: Node, after: Node): boolean {
  let fits = true
  let grown = 0
  let last = 0
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    fits &&= [oldStart, oldEnd, newStart, newEnd].every(Number.isInteger)
    fits &&= last <= oldStart && oldStart <= oldEnd && oldEnd <= before.content.size && newStart <= newEnd
    grown += newEnd - newStart - (oldEnd - oldStart)
    last = oldEnd
  })
  return fits && after.content.size - before.content.size === grown
}

/* An attribute that the node does not have would be stored with the step and change nothing. */
function attributeFits(step: Step, doc: Node): boolean {
  if (step instanceof DocAttrStep) return Object.hasOwn(doc.attrs, step.attr)
  if (step instanceof AttrStep) return Object.hasOwn(doc.nodeAt(step.pos)?.attrs ?? {}, step.attr)
  return true
}

function isDeeperThan(node: Node, depth: number): boolean {
  if (depth < 0) return true
  let deeper = false
  node.forEach(child => {
    deeper ||= isDeeperThan(child, depth - 1)
  })
  return deeper
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
  const refusal = (code: StepRefusal['code'], step: number, message: string) =>
    refuse<StepRefusal>({ code, step, message })
  if (stepsJson.length > MAX_STEPS) return refusal('too_large', MAX_STEPS, 'Too many steps at once.')
  const steps: Step[] = []
  let current = doc
  let markSteps = 0
  for (const [index, json] of stepsJson.entries()) {
    try {
      const step = Step.fromJSON(schema, json)
      if (!rights.mayWrite && !isMarkingStep(step)) {
        return refusal('text_not_allowed', index, 'This step changes the text.')
      }
      markSteps += markSet(step)?.length ?? 0
      if (markSteps > MAX_MARK_STEPS) return refusal('too_large', index, 'Too many changes at once.')
      if (!positionsFit(step, current) || !attributeFits(step, current)) {
        return refusal('invalid_step', index, 'The step does not fit the draft.')
      }
      const result = step.apply(current)
      if (result.doc === null || !mapFits(step, current, result.doc)) {
        return refusal('invalid_step', index, result.failed ?? 'The step does not fit the draft.')
      }
      current = result.doc
      steps.push(step)
    } catch (error) {
      return refusal('invalid_step', index, messageOf(error))
    }
  }
  const last = steps.length - 1
  if (current.content.size > MAX_DOC_SIZE && current.content.size > doc.content.size) {
    return refusal('too_large', last, 'The draft would grow too large.')
  }
  if (isDeeperThan(current, MAX_DEPTH))
    return refusal('invalid_step', last, 'The draft would be nested too deep.')
  try {
    checkChanged(doc, current)
  } catch (error) {
    return refusal('invalid_step', last, messageOf(error))
  }
  return ok({ doc: current, steps })
}

/* Nodes never change: a block of the draft as it was is valid still, and an edit makes new blocks only where it is. */
function checkChanged(before: Node, after: Node): void {
  if (!after.type.validContent(after.content)) after.check()
  const known = new Set(before.children)
  after.forEach(block => {
    if (!known.has(block)) block.check()
  })
}

/* ProseMirror's own complaints are RangeErrors and say what is wrong; anything else is what malformed input hit. */
function messageOf(error: unknown): string {
  return error instanceof RangeError ? error.message.slice(0, 200) : 'The step is malformed.'
}
