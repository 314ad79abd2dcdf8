import type { WorkspaceShared } from './workspace-context'

/** Marks the selection and opens its card at once; false when nothing can be marked. */
export function markSelection(
  editor: WorkspaceShared['editor'],
  actions: WorkspaceShared['actions'],
): boolean {
  const id = editor.mark()
  if (id === null) return false
  actions.born(id, editor.anchors().find(anchor => anchor.id === id)?.quote ?? '')
  editor.choose(id, { scroll: false })
  return true
}
