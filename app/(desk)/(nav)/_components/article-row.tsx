'use client'

import { CalendarClock, Diff, Ellipsis, Pencil, SquareArrowOutUpRight, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Avatar } from '@/app/_components/avatar'
import { useNow } from '@/app/_components/clock'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { MenuButton } from '@/app/_components/menu'
import { daysAway, deadlineWords, momentInFull, momentWords, timeWords } from '@/app/_components/moment-words'
import { ProgressBar } from '@/app/_components/progress-bar'
import type { Article } from '@/lib/contracts/article'
import type { DetailField } from './details-dialog'
import { standingWords } from './standing-words'

const FACES = 3

/** One article on the desk: when it goes, what it is, how far it is, what holds it back, who is on it. */
export function ArticleRow({
  article,
  manages,
  onEdit,
  onTrash,
}: {
  readonly article: Article
  readonly manages: boolean
  readonly onEdit: (field: DetailField) => void
  readonly onTrash: () => void
}) {
  const router = useRouter()
  const { progress, people } = article
  const { words, warn } = standingWords(article)
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
      </div>
      <p className={warn ? 'bl warn' : 'bl'}>
        {warn ? <Icon of={Diff} /> : null} {words}
      </p>
      <span className="avs">
        {people.slice(0, FACES).map(person => (
          <Avatar key={person.id} person={person} />
        ))}
        {people.length > FACES ? <span className="faint avs-more">+{people.length - FACES}</span> : null}
      </span>
      {manages ? (
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
            { label: 'Rename…', icon: Pencil, onSelect: () => onEdit('headline') },
            { label: 'Deadline…', icon: CalendarClock, onSelect: () => onEdit('deadline') },
            { separator: true },
            { label: 'Put in the trash', icon: Trash2, danger: true, onSelect: onTrash },
          ]}
        />
      ) : null}
    </li>
  )
}

function When({ article }: { readonly article: Article }) {
  const now = useNow()
  const { cleared, deadline } = article
  if (article.stage === 'cleared' && cleared) {
    const at = Date.parse(cleared.at)
    if (now === null) return <Waiting />
    const today = daysAway(at, now) === 0
    return (
      <div className="dl ok">
        <b>
          <time dateTime={cleared.at} title={momentInFull(at)}>
            {today ? timeWords(at) : momentWords(at, now, 'time').replace(/ [\d:]+$/, '')}
          </time>
        </b>
        <span>{today ? 'cleared today' : 'cleared'}</span>
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
