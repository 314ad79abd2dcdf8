import { useCommands } from '@/app/_components/command-palette'
import { may } from '@/lib/domain/permission'
import { sentencesOf } from '@/lib/domain/sentence'
import { goToOpen, passOver } from './coverage'
import { markSelection } from './mark-selection'
import { pickPictures } from './pick-pictures'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Draws nothing: offers in the palette what can be done in the workspace as a whole. */
export function WorkspaceCommands() {
  const { editor, actor, actions, goToNextBlocker } = useWorkspace()
  const { openPanel, covering, setCovering } = useWorkspaceState()
  const mayMark = may(actor, 'claim.mark')
  useCommands([
    ...(mayMark
      ? [
          {
            id: 'mark',
            label: 'Mark the selection as a claim',
            group: 'Do',
            keys: 'Mod+Enter',
            run: () => void markSelection(editor, actions),
          },
          {
            id: 'mark-sentence',
            label: 'Mark the sentence at the caret',
            group: 'Do',
            run: () => markSentence(),
          },
          {
            id: 'pass-over',
            label: 'Nothing to check in the selection or sentence',
            group: 'Do',
            keys: 'Mod+Shift+Enter',
            run: () => void passOver(editor),
          },
        ]
      : []),
    {
      id: 'coverage',
      label: covering ? 'Close coverage' : 'Coverage: what nobody has looked at',
      group: 'Do',
      keys: 'Mod+F9',
      run: () => setCovering(!covering),
    },
    {
      id: 'next-unseen',
      label: 'Next sentence nobody has looked at',
      group: 'Do',
      keys: 'F9',
      run: () => void goToOpen(editor, 1),
    },
    { id: 'sentences', label: 'Open the sentence list', group: 'Do', run: () => openPanel('sentences') },
    { id: 'claims', label: 'List all claims', group: 'Do', run: () => openPanel('claims') },
    { id: 'next', label: 'Next one that holds it back', group: 'Do', keys: 'n', run: goToNextBlocker },
    { id: 'find', label: 'Find in the draft', group: 'Do', keys: 'Mod+f', run: () => openPanel('find') },
    { id: 'history', label: 'History of this article', group: 'Do', run: () => openPanel('history') },
    { id: 'export', label: 'Export the annotated copy', group: 'Do', run: () => openPanel('export') },
    ...(may(actor, 'article.write')
      ? [
          { id: 'link', label: 'Link these words', group: 'Do', run: () => openPanel('link') },
          { id: 'picture', label: 'Add a picture', group: 'Do', run: () => pickPictures(editor) },
          { id: 'describe', label: 'Describe the picture', group: 'Do', run: () => openPanel('picture') },
        ]
      : []),
    ...(may(actor, 'article.manage')
      ? [{ id: 'details', label: 'Details and deadline', group: 'Do', run: () => openPanel('details') }]
      : []),
    ...(may(actor, 'article.clear')
      ? [{ id: 'clear', label: 'Clear for publication', group: 'Do', run: () => openPanel('clear') }]
      : []),
  ])

  return null

  function markSentence() {
    const caret = editor.view.state.selection.head
    const sentence = sentencesOf(editor.view.state.doc).find(({ from, to }) => from <= caret && caret <= to)
    if (!sentence) return
    const id = editor.markRange(sentence.from, sentence.to)
    if (id === null) return
    actions.born(id, sentence.text)
    editor.choose(id, { scroll: false })
  }
}
