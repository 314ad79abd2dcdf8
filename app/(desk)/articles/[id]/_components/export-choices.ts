import {
  BookOpen,
  Braces,
  FileClock,
  FileCode,
  FileSpreadsheet,
  FileText,
  FileType,
  Globe,
  Link2,
  Megaphone,
  PencilLine,
} from 'lucide-react'
import type { ExportFormat, ExportProfile } from '@/lib/contracts/newsroom'

/** Something that can be chosen, with a word on it. */
export interface Choice<T extends string> {
  readonly value: T
  readonly name: string
  readonly help: string
  readonly icon: typeof FileText
}

export const PROFILES: readonly Choice<ExportProfile>[] = [
  { value: 'draft', name: 'Annotated draft', help: 'All claims with their sources', icon: FileText },
  {
    value: 'checking',
    name: 'Checking copy',
    help: 'Everything, with comments and history',
    icon: FileClock,
  },
  { value: 'checked', name: 'Checked copy', help: 'Only the corrections still to make', icon: PencilLine },
]

export const FORMATS: readonly Choice<ExportFormat>[] = [
  { value: 'html', name: 'HTML', help: 'A page to read and print', icon: Globe },
  { value: 'docx', name: 'Word', help: 'Comments, proposals as tracked changes', icon: FileType },
  { value: 'pdf', name: 'PDF', help: 'Notes in the margin, to print or file', icon: BookOpen },
  { value: 'markdown', name: 'Markdown', help: 'Text with footnotes', icon: FileCode },
  { value: 'csv', name: 'CSV', help: 'A row for each claim and source', icon: FileSpreadsheet },
  { value: 'json', name: 'JSON', help: 'All of it, for programs', icon: Braces },
  { value: 'webannotation', name: 'Web Annotation', help: 'JSON-LD, for annotation tools', icon: Link2 },
  {
    value: 'claimreview',
    name: 'Claim review',
    help: 'Published verdicts, for search engines',
    icon: Megaphone,
  },
]
