'use client'

import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

const trouble = onDemand(() => import('./save-trouble'))

/** What stands between the typed words and the server. Its words are there by the time anything has been typed. */
export function SaveBanner({ onReload }: { readonly onReload: () => void }) {
  const { editor } = useWorkspace()
  const { article } = useWorkspaceState()
  const troubled = useEditor(
    editor,
    ({ save, dropped, notice }) =>
      save.kind === 'offline' || save.kind === 'failed' || dropped.length > 0 || notice !== null,
  )
  const code = useOnDemand(trouble, troubled || article.trashedAt !== null)
  return <div className="banners">{code && <code.SaveTrouble onReload={onReload} />}</div>
}
