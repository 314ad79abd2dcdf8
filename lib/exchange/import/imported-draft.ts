import type { Node } from 'prosemirror-model'
import { ok, type Result } from '@/lib/domain/result'
import type { ImportRefusal } from './import-refusal'

/** A draft read from a file or from pasted text. */
export interface ImportedDraft {
  /** Valid under the manuscript schema, without claims. */
  readonly doc: Node
  /** What was not text and is not in the draft, or is there in another shape; each in words, for the editor. */
  readonly dropped: readonly string[]
}

export interface ImportOptions {
  /** The headline asked for. It wins, and is not repeated when the text begins with it. */
  readonly headline?: string | undefined
}

/** The outcome of an import: what was built, with what was left out of it. */
export function finished(
  built: Result<Node, ImportRefusal>,
  dropped: readonly string[],
): Result<ImportedDraft, ImportRefusal> {
  return built.ok ? ok({ doc: built.value, dropped }) : built
}
