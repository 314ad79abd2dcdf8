'use client'

import { useKeys } from '@/app/_components/keys'
import { timeWords } from '@/app/_components/moment-words'
import { showToast } from '@/app/_components/toast'
import { may } from '@/lib/domain/permission'
import { goToOpen, passOver } from './coverage'
import { useWorkspace, useWorkspaceState } from './workspace-context'

function stepKeys(key: 'F8' | 'F9', step: (direction: 1 | -1) => void) {
  return { [key]: () => step(1), [`Shift+${key}`]: () => step(-1) }
}

/** The keys of the workspace as a whole; those of a card and of the text live there. */
export function useWorkspaceKeys() {
  const { editor, actor, goToNextBlocker } = useWorkspace()
  const { panel, openPanel, covering, setCovering } = useWorkspaceState()

  const mayMark = may(actor, 'claim.mark')
  useKeys({
    'Mod+s': () => {
      const { save } = editor.getSnapshot()
      editor.saveNow()
      const at = save.kind === 'saved' && save.at ? `Saved ${timeWords(save.at.getTime())}. ` : ''
      showToast({ message: `${at}Stet saves as you type.` })
    },
    'Mod+f': () => {
      if (panel === 'find') return false
      openPanel('find')
      return true
    },
    ...stepKeys('F8', direction => void editor.step(direction)),
    ...stepKeys('F9', direction => void goToOpen(editor, direction)),
    n: () => goToNextBlocker(),
    'Mod+F9': () => setCovering(!covering),
    'Mod+Shift+Enter': () => (mayMark ? void passOver(editor) : false),
  })
}
