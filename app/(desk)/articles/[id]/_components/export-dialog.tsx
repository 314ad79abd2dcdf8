'use client'

import { Download, FileClock, FileText, PencilLine } from 'lucide-react'
import { useState } from 'react'
import { Modal } from '@/app/_components/dialog'
import { CheckField } from '@/app/_components/field'
import { Icon } from '@/app/_components/icon'
import { Segmented } from '@/app/_components/segmented'
import { endpointUrl } from '@/lib/contracts/call'
import type { ExportFormat, ExportProfile } from '@/lib/contracts/newsroom'
import { ROUTES } from '@/lib/contracts/route'
import { useEditor } from './use-editor'
import { useWorkspace } from './workspace-context'

const PROFILES: readonly {
  readonly profile: ExportProfile
  readonly name: string
  readonly help: string
  readonly icon: typeof FileText
}[] = [
  { profile: 'draft', name: 'Annotated draft', help: 'All claims with their sources', icon: FileText },
  {
    profile: 'checking',
    name: 'Checking copy',
    help: 'Everything, with comments and history',
    icon: FileClock,
  },
  { profile: 'checked', name: 'Checked copy', help: 'Only the corrections still to make', icon: PencilLine },
]
const FORMATS: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'html', label: 'HTML' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
]

/** The annotated copy: which one, in which format, with or without the names of confidential sources. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { articleId, editor } = useWorkspace()
  const saved = useEditor(editor, snapshot => snapshot.save.kind === 'saved')
  const version = useEditor(editor, snapshot => snapshot.version)
  const [profile, setProfile] = useState<ExportProfile>('draft')
  const [format, setFormat] = useState<ExportFormat>('html')
  const [confidential, setConfidential] = useState(false)
  const url = endpointUrl(
    ROUTES.export.path,
    { id: articleId },
    {
      format,
      profile,
      confidential: confidential || undefined,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  )
  return (
    <Modal
      open
      onOpenChange={onClose}
      size="sm"
      title="Export the annotated copy"
      description={
        saved
          ? `Version ${version}, as it is saved.`
          : `Version ${version}. What was typed since is not saved yet and will be missing.`
      }
      footer={
        <a className="btn main lg" href={url} download onClick={onClose}>
          <Icon of={Download} />
          Download
        </a>
      }
    >
      <fieldset className="profiles">
        <legend className="vh">Which copy</legend>
        {PROFILES.map(({ profile: one, name, help, icon }) => (
          <label key={one} className={`mi ex${one === profile ? ' hl' : ''}`}>
            <input
              type="radio"
              className="vh"
              name="profile"
              checked={one === profile}
              onChange={() => setProfile(one)}
            />
            <Icon of={icon} />
            <span>
              {name}
              <small>{help}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Segmented
        label="Format"
        value={format}
        onChange={value => value && setFormat(value)}
        options={FORMATS}
      />
      <CheckField
        label="Name confidential sources"
        help="Off, their names, addresses and excerpts are left out."
        checked={confidential}
        onChange={event => setConfidential(event.target.checked)}
      />
    </Modal>
  )
}
