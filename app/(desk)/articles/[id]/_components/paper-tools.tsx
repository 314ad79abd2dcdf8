'use client'

import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { may } from '@/lib/domain/permission'
import { pickPictures } from './pick-pictures'
import { slugOf } from './slug'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const findBar = onDemand(() => import('./find-bar'))
const coverageBar = onDemand(() => import('./coverage-bar'))
const bubble = onDemand(() => import('./selection-bubble'))

/** What stands on the paper besides the draft: slug line, coverage, find bar, the bubble over a selection. */
export function PaperTools() {
  const { editor, actor } = useWorkspace()
  const { article, panel, openPanel, covering } = useWorkspaceState()
  const find = useOnDemand(findBar, panel === 'find')
  const coverage = useOnDemand(coverageBar, covering)
  const hasSelection = useEditor(editor, snapshot => snapshot.hasSelection)
  const selecting = useOnDemand(bubble, hasSelection)
  const words = useEditor(editor, snapshot => snapshot.wordCount)
  return (
    <>
      {covering && coverage && <coverage.CoverageBar />}
      {panel === 'find' && find && <find.FindBar />}
      <p className="slug" dir="auto">
        {slugOf(article.desk, article.byline, words)}
        {may(actor, 'article.manage') && (
          <button type="button" className="slug-edit" onClick={() => openPanel('details')}>
            Details
          </button>
        )}
        {may(actor, 'article.write') && article.trashedAt === null && (
          <button type="button" className="slug-edit" onClick={() => pickPictures(editor)}>
            Add a picture
          </button>
        )}
      </p>
      {selecting && <selecting.SelectionBubble />}
    </>
  )
}
