import type { ComponentType } from 'react'
import { ClaimsPanel } from './claims-panel'
import { ClearDialog } from './clear-dialog'
import { DetailsDialog } from './details-dialog'
import { ExportDialog } from './export-dialog'
import { HistoryPanel } from './history-panel'
import { LinkDialog } from './link-dialog'
import { NewVersionDialog } from './new-version-dialog'
import { PictureDialog } from './picture-dialog'
import { SentencesPanel } from './sentences-panel'
import { SignOffDialog } from './sign-off-dialog'
import type { Panel } from './workspace-context'

/** The dialogue of each panel; fetched when the first key is pressed, since a draft is read without them. */
export const PANEL_DIALOGS: Readonly<
  Record<Exclude<Panel, 'find'>, ComponentType<{ readonly onClose: () => void }>>
> = {
  sentences: SentencesPanel,
  claims: ClaimsPanel,
  history: HistoryPanel,
  clear: ClearDialog,
  details: DetailsDialog,
  link: LinkDialog,
  picture: PictureDialog,
  export: ExportDialog,
  'new-version': NewVersionDialog,
  'sign-off': SignOffDialog,
}
