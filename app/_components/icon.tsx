import {
  BookOpen,
  Calculator,
  Camera,
  Check,
  CheckCheck,
  CircleDashed,
  CircleQuestionMark,
  Contrast,
  CornerUpLeft,
  Database,
  EqualNot,
  Eye,
  FileText,
  Globe,
  Hourglass,
  Landmark,
  type LucideIcon,
  Mail,
  Megaphone,
  Mic,
  Newspaper,
  PencilLine,
  Quote,
  ScrollText,
  UserRound,
} from 'lucide-react'
import type { ReviewState } from '@/lib/domain/review-state'
import type { SourceKind } from '@/lib/domain/source'
import type { Status } from '@/lib/domain/status'

export { Icon } from './glyph'

/** The sign of each status; each has its own shape, since colour alone says nothing. */
export const STATUS_ICON: Record<Status, LucideIcon> = {
  unchecked: CircleDashed,
  in_progress: Contrast,
  verified: Check,
  needs_change: PencilLine,
  disputed: EqualNot,
  cannot_verify: CircleQuestionMark,
  opinion: Quote,
}

export const REVIEW_ICON: Record<ReviewState, LucideIcon> = {
  not_submitted: CircleDashed,
  pending: Hourglass,
  approved: CheckCheck,
  returned: CornerUpLeft,
}

export const SOURCE_ICON: Record<SourceKind, LucideIcon> = {
  person: UserRound,
  recording: Mic,
  email: Mail,
  document: FileText,
  official_record: Landmark,
  data_set: Database,
  paper: ScrollText,
  book: BookOpen,
  news_article: Newspaper,
  web_page: Globe,
  photo_video: Camera,
  press_release: Megaphone,
  own_observation: Eye,
  calculation: Calculator,
}
