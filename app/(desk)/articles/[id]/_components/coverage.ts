import { onDemand } from '@/app/_components/on-demand'
import { showToast } from '@/app/_components/toast'
import type { EditorHandle } from '@/lib/editor/handle'
import { reveal } from '@/lib/editor/reveal'

/* Nobody needs it to read or to mark a claim: fetched at the first key or press. */
const commands = onDemand(() => import('@/lib/editor/coverage-commands'))

/** Says of the selection or the sentence at the caret that there is nothing to check, or takes that back. */
export async function passOver(editor: EditorHandle): Promise<void> {
  const code = await commands.load()
  if (!code) return
  const { view } = editor
  const passed = code.isPassedHere(view.state)
  if (!code.toggleHere(view.state, view.dispatch)) {
    showToast({ message: 'Put the caret in a sentence, or select words, first' })
    return
  }
  showToast({
    message: passed ? 'To be looked at again' : 'Nothing to check here',
    action: { label: 'Undo', onAction: () => editor.undo() },
  })
}

/** Goes to the next or previous sentence that nobody has looked at, and selects it. */
export async function goToOpen(editor: EditorHandle, direction: 1 | -1): Promise<void> {
  const code = await commands.load()
  if (!code) return
  const { view } = editor
  if (!code.stepOpen(direction)(view.state, view.dispatch)) {
    showToast({ message: 'Every sentence has been looked at' })
    return
  }
  view.focus()
  const { node } = view.domAtPos(view.state.selection.from)
  const element = node instanceof Element ? node : node.parentElement
  if (element) reveal(element)
}
