'use client'

import {
  CalendarClock,
  Diff,
  Ellipsis,
  Globe,
  Pencil,
  SquareArrowOutUpRight,
  Trash2,
  Undo2,
} from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Avatar } from '@/app/_components/avatar'
import { useNow } from '@/app/_components/clock'
import { openWords } from '@/app/_components/coverage-words'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { MenuButton } from '@/app/_components/menu'
import { daysAway, deadlineWords, momentInFull, momentWords, timeWords } from '@/app/_components/moment-words'
import { ProgressBar } from '@/app/_components/progress-bar'
import type { DeskArticle } from '@/lib/contracts/desk'
import type { DetailField } from './details-dialog'
import { standingWords } from './standing-words'
import { Waited } from './waited'

const FACES = 3

/** What can be done to an article from its row. */
export interface RowActions {
  readonly manages: boolean
  readonly publishes: boolean
  readonly onEdit: (article: DeskArticle, field: DetailField | 'publication') => void
  readonly onUnpublish: (article: DeskArticle) => void
  readonly onTrash: (article: DeskArticle) => void
}

/** One article on the desk: when it goes, what it is, how far it is, what holds it back, who is on it. */
export function ArticleRow({
  article,
  manages,
  publishes,
  onEdit,
  onUnpublish,
  onTrash,
}: { readonly article: DeskArticle } & RowActions) {
  const router = useRouter()
  const { progress, people } = article
  const { words, warn } = standingWords(article)
  const out = publishing({ article, publishes, onEdit, onUnpublish })
  const entries = [
    ...(manages
      ? [
          { label: 'Rename…', icon: Pencil, onSelect: () => onEdit(article, 'headline') },
          { label: 'Deadline…', icon: CalendarClock, onSelect: () => onEdit(article, 'deadline') },
        ]
      : []),
    ...out,
  ]
  return (
    <li className="art">
      <When article={article} />
      <div className="hd">
        <Link className="t" href={`/articles/${article.id}`} dir="auto">
          {article.headline || 'Untitled'}
        </Link>
        <p dir="auto">{article.desk || article.byline}</p>
      </div>
      <div className="bars">
        <ProgressBar progress={progress} />
        <p>{progress.total > 0 ? `${progress.settled} of ${progress.total} settled` : null}</p>
        <CoverLine article={article} />
      </div>
      <p className={warn ? 'bl warn' : 'bl'}>
        {warn ? <Icon of={Diff} /> : null} {words}
        {article.pendingSince && !article.cleared ? (
          <span className="since">
            oldest waits <Waited since={article.pendingSince} />
          </span>
        ) : null}
        {article.published?.url ? (
          <a className="since" href={article.published.url} target="_blank" rel="noopener noreferrer">
            {new URL(article.published.url).hostname.replace(/^www\./, '')}
          </a>
        ) : null}
      </p>
      <span className="avs">
        {people.slice(0, FACES).map(person => (
          <Avatar key={person.id} person={person} />
        ))}
        {people.length > FACES ? <span className="faint avs-more">+{people.length - FACES}</span> : null}
      </span>
      {entries.length > 0 ? (
        <MenuButton
          trigger={
            <IconButton
              className="art-more"
              label={`More on ${article.headline || 'Untitled'}`}
              icon={Ellipsis}
            />
          }
          items={[
            {
              label: 'Open',
              icon: SquareArrowOutUpRight,
              onSelect: () => router.push(`/articles/${article.id}`),
            },
            ...entries,
            ...(manages
              ? [
                  { separator: true as const },
                  {
                    label: 'Put in the trash',
                    icon: Trash2,
                    danger: true,
                    onSelect: () => onTrash(article),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
    </li>
  )
}

/* What can be said of an article's coming out: only of what was cleared. */
function publishing({
  article,
  publishes,
  onEdit,
  onUnpublish,
}: Pick<RowActions, 'publishes' | 'onEdit' | 'onUnpublish'> & { readonly article: DeskArticle }) {
  if (!publishes || !article.cleared) return []
  const edit = () => onEdit(article, 'publication')
  if (!article.published) return [{ label: 'Mark as published…', icon: Globe, onSelect: edit }]
  return [
    { label: 'Address and date…', icon: Globe, onSelect: edit },
    { label: 'Not published after all', icon: Undo2, onSelect: () => onUnpublish(article) },
  ]
}

/** How much of the draft nobody has looked at; of a draft in which nothing is marked yet that goes without saying. */
function CoverLine({ article: { coverage, progress } }: { readonly article: DeskArticle }) {
  if (!coverage || coverage.openSentences === 0) return null
  if (progress.total === 0 && coverage.nothingToCheck === 0) return null
  return <p>{openWords(coverage.openSentences)}</p>
}

function When({ article }: { readonly article: DeskArticle }) {
  const now = useNow()
  const { cleared, published, deadline } = article
  const done = article.stage === 'published' ? published : article.stage === 'cleared' ? cleared : null
  if (done) {
    const at = Date.parse(done.at)
    if (now === null) return <Waiting />
    const today = daysAway(at, now) === 0
    return (
      <div className="dl ok">
        <b>
          <time dateTime={done.at} title={momentInFull(at)}>
            {today ? timeWords(at) : momentWords(at, now, 'time').replace(/ [\d:]+$/, '')}
          </time>
        </b>
        <span>{today ? `${article.stage} today` : article.stage}</span>
      </div>
    )
  }
  if (deadline === null) {
    return (
      <div className="dl none">
        <b>no deadline</b>
      </div>
    )
  }
  if (now === null) return <Waiting />
  const at = Date.parse(deadline)
  const { when, away, hot } = deadlineWords(at, now)
  return (
    <div className={hot ? 'dl hot' : 'dl'}>
      <b>
        <time dateTime={deadline} title={momentInFull(at)}>
          {when}
        </time>
      </b>
      <span>{away}</span>
    </div>
  )
}

/** Holds the room until the reader's zone and clock are known. */
function Waiting() {
  return (
    <div className="dl" aria-hidden="true">
      <b> </b>
      <span> </span>
    </div>
  )
}
