import { daysAway, deadlineWords } from '@/app/_components/moment-words'
import type { Article } from '@/lib/contracts/article'
import { capitalNumber, numberWord } from './number-words'

/** What the sentence asks of an article. */
export interface DueArticle {
  readonly deadline: string | null
  readonly stage: Article['stage']
  readonly progress: { readonly holding: number }
  readonly cleared: { readonly changedSince: boolean } | null
}

function say(count: number, one: string, several: string): string {
  return `${capitalNumber(count)} ${count === 1 ? one : several}.`
}

/**
 * The headline of the desk: what is late, what goes today and whether there is time for it, in the days of the given
 * zone. Cleared articles are done and do not count, unless their text was changed since.
 */
export function todaySentence(articles: readonly DueArticle[], now: number, zone?: string): string {
  if (articles.length === 0) return 'No articles yet.'
  const due = articles.flatMap(article =>
    article.deadline === null
      ? []
      : [
          {
            at: Date.parse(article.deadline),
            cleared: article.stage === 'cleared' || article.stage === 'published',
            changed: article.stage === 'cleared' && article.cleared?.changedSince === true,
            holding: article.progress.holding,
          },
        ],
  )
  const open = due.filter(article => !article.cleared)
  const late = open.filter(article => article.at < now)
  const today = open.filter(article => article.at >= now && daysAway(article.at, now, zone) === 0)
  const sentences: string[] = []
  if (late.length > 0) sentences.push(say(late.length, 'is late', 'are late'))
  if (today.length > 0) {
    const more = late.length > 0 ? ' more' : ''
    sentences.push(
      `${capitalNumber(today.length)}${more} ${today.length === 1 ? 'goes' : 'go'} today.`,
      ...shortOfTime(today, now, zone),
    )
  }
  if (sentences.length > 0) return sentences.join(' ')
  const cleared = due.filter(article => article.cleared && daysAway(article.at, now, zone) === 0)
  if (cleared.length > 0) {
    const changed = cleared.filter(article => article.changed).length
    const since = changed === 0 ? [] : [say(changed, 'was changed since', 'were changed since')]
    return ['Everything for today is cleared.', ...since].join(' ')
  }
  const tomorrow = open.filter(article => daysAway(article.at, now, zone) === 1).length
  if (tomorrow > 0) return `Nothing goes today. ${say(tomorrow, 'goes tomorrow', 'go tomorrow')}`
  return open.length > 0 ? 'Nothing goes today.' : 'Nothing is due.'
}

function shortOfTime(
  today: readonly { readonly at: number; readonly holding: number }[],
  now: number,
  zone: string | undefined,
): string[] {
  const short = today.filter(({ at, holding }) => holding > 0 && deadlineWords(at, now, zone).hot).length
  if (short === 0) return []
  if (short < today.length) return [say(short, 'is short of time', 'are short of time')]
  if (short === 1) return ['It is short of time.']
  return [short === 2 ? 'Both are short of time.' : `All ${numberWord(short)} are short of time.`]
}
