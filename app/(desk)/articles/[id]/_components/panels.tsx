'use client'

import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { useWorkspaceState } from './workspace-context'

const dialogs = onDemand(() => import('./panel-dialogs'))

/** The dialogue in front, if any. */
export function Panels() {
  const { panel, openPanel } = useWorkspaceState()
  const code = useOnDemand(dialogs, panel !== null && panel !== 'find')
  if (panel === null || panel === 'find' || code === null) return null
  const Dialog = code.PANEL_DIALOGS[panel]
  return <Dialog onClose={() => openPanel(null)} />
}
