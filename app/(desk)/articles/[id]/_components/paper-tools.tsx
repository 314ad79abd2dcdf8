'use client'

import { may } from '@/lib/domain/permission'
import { FindBar } from './find-bar'
import { SelectionBubble } from './selection-bubble'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** What stands on the paper besides the draft: the slug line, the find bar, the bubble over a selection. */
export function PaperTools() {
  const { editor, actor } = useWorkspace()
  const { article, panel, openPanel } = useWorkspaceState()
  const words = useEditor(editor, snapshot => snapshot.wordCount)
  const slug = [
    article.desk,
    article.byline,
    `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      {panel === 'find' && <FindBar />}
      <p className="slug" dir="auto">
        {slug}
        {may(actor, 'article.manage') && (
          <button type="button" className="slug-edit" onClick={() => openPanel('details')}>
            Details
          </button>
        )}
      </p>
      <SelectionBubble />
    </>
  )
}
