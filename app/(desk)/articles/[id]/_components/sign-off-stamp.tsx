'use client'

import { Diff } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { Icon } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import type { Standing } from './standing-claims'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Above the paper once it was cleared: by whom, when, which version; and whether the text has changed since. */
export function SignOffStamp({ standing }: { readonly standing: Standing }) {
  const { editor } = useWorkspace()
  const { signOff, article, openPanel } = useWorkspaceState()
  const version = useEditor(editor, snapshot => snapshot.version)
  if (!signOff) return null
  const changed =
    article.version === version ? (article.cleared?.changedSince ?? false) : version !== signOff.version
  return (
    <div className={`stamp${changed ? ' changed' : ''}`}>
      {changed ? <Icon of={Diff} /> : <span className="stetdots">Stet</span>}
      <p>
        {changed ? (
          <>
            <b>Changed since it was cleared.</b> {signOff.clearedBy?.name ?? 'Somebody'} cleared version{' '}
            {signOff.version}, <Moment at={signOff.clearedAt} style="relative" />. What was cleared is kept.
          </>
        ) : (
          <>
            <b>Cleared for publication</b> by {signOff.clearedBy?.name ?? 'somebody'},{' '}
            <Moment at={signOff.clearedAt} style="relative" />, version {signOff.version}.{' '}
            {standing.progress.settled} of {standing.progress.total} settled
            {signOff.overridden.length > 0 ? ', cleared with open claims' : ''}.
          </>
        )}
      </p>
      <Button kind="bare" onClick={() => openPanel('sign-off')}>
        Sign-off
      </Button>
    </div>
  )
}
