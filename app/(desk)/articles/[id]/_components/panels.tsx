'use client'

import { ClaimsPanel } from './claims-panel'
import { ClearDialog } from './clear-dialog'
import { DetailsDialog } from './details-dialog'
import { ExportDialog } from './export-dialog'
import { HistoryPanel } from './history-panel'
import { LinkDialog } from './link-dialog'
import { SentencesPanel } from './sentences-panel'
import { SignOffDialog } from './sign-off-dialog'
import { useWorkspaceState } from './workspace-context'

/** The dialogue in front, if any. */
export function Panels() {
  const { panel, openPanel } = useWorkspaceState()
  const close = () => openPanel(null)
  switch (panel) {
    case 'sentences':
      return <SentencesPanel onClose={close} />
    case 'claims':
      return <ClaimsPanel onClose={close} />
    case 'history':
      return <HistoryPanel onClose={close} />
    case 'clear':
      return <ClearDialog onClose={close} />
    case 'details':
      return <DetailsDialog onClose={close} />
    case 'link':
      return <LinkDialog onClose={close} />
    case 'export':
      return <ExportDialog onClose={close} />
    case 'sign-off':
      return <SignOffDialog onClose={close} />
    default:
      return null
  }
}
