import type { DeskArticle } from '@/lib/contracts/desk'

/** What the desk shows, as the address says it: a link is a view. */
export interface DeskView {
  /** What was typed to narrow the list. */
  readonly q: string
  /** Articles of this desk alone; '' is all. */
  readonly desk: string
  /** A person's id: what they wrote or work on; '' is everybody's. */
  readonly person: string
  /** Whether what is published is listed too. */
  readonly published: boolean
}

/** The view that an address names. */
export function deskViewOf(params: { get(name: string): string | null }): DeskView {
  return {
    q: params.get('q') ?? '',
    desk: params.get('desk') ?? '',
    person: params.get('person') ?? '',
    published: params.get('published') === 'true',
  }
}

/** The address of a view. */
export function deskAddress({ q, desk, person, published }: DeskView): string {
  const params = new URLSearchParams()
  if (desk !== '') params.set('desk', desk)
  if (person !== '') params.set('person', person)
  if (q !== '') params.set('q', q)
  if (published) params.set('published', 'true')
  const text = params.toString()
  return text === '' ? '/' : `/?${text}`
}

/** What can be chosen from: the desks that there are, and who is on any article, by name. */
export function deskChoices(articles: readonly Pick<DeskArticle, 'desk' | 'people'>[]) {
  const people = new Map(articles.flatMap(article => article.people.map(one => [one.id, one] as const)))
  return {
    desks: [...new Set(articles.map(article => article.desk))]
      .filter(Boolean)
      .sort((a, b) => a.localeCompare(b)),
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
  }
}

/** Whether an article is of the desk and the person that the view asks for; what was typed is matched elsewhere. */
export function isIn({ desk, person }: DeskView, article: Pick<DeskArticle, 'desk' | 'people'>): boolean {
  return (
    (desk === '' || article.desk === desk) &&
    (person === '' || article.people.some(({ id }) => id === person))
  )
}
