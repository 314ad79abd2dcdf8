import 'server-only'
import type { Reader } from '@/db'
import { type ArticleRow, claimPeople, countsByState, countsOfArticle } from '@/db/queries/articles'
import { personNames } from '@/db/queries/person-names'
import { latestSignOff, type SignOffSummary, signOffSummaries } from '@/db/queries/sign-offs'
import type { Article } from '@/lib/contracts/article'
import type { PersonRef } from '@/lib/contracts/shared'
import { stageOf } from '@/lib/domain/stage'
import { progressByArticle, progressOfCounts } from './article-progress'
import { person } from './claim-view'

const NOBODY: ReadonlySet<string> = new Set()

/** An article as the interface shows it. */
export async function presentArticle(db: Reader, row: ArticleRow): Promise<Article> {
  const progress = progressOfCounts(await countsOfArticle(db, row.id))
  const workers = (await claimPeople(db, row.id)).get(row.id) ?? NOBODY
  const signOff = await latestSignOff(db, row.id)
  const names = await personNames(db, namedIn(row, workers, signOff))
  return articleView(row, { progress, workers, signOff, names })
}

/** Many articles as the interface shows them, in the order given. */
export async function presentArticles(db: Reader, rows: readonly ArticleRow[]): Promise<Article[]> {
  const progress = progressByArticle(await countsByState(db))
  const workers = await claimPeople(db)
  // Oldest first, so that the last one is what stays.
  const signOffs = new Map((await signOffSummaries(db)).map(signOff => [signOff.articleId, signOff]))
  const named = new Set<string | null>()
  for (const row of rows) {
    for (const id of namedIn(row, workers.get(row.id) ?? NOBODY, signOffs.get(row.id))) named.add(id)
  }
  const names = await personNames(db, named)
  return rows.map(row =>
    articleView(row, {
      progress: progress.get(row.id) ?? progressOfCounts([]),
      workers: workers.get(row.id) ?? NOBODY,
      signOff: signOffs.get(row.id),
      names,
    }),
  )
}

/* Who made the draft, who changed it last, then who works on its claims. */
function peopleOf(row: ArticleRow, workers: ReadonlySet<string>): (string | null)[] {
  return [row.createdBy, row.updatedBy, ...workers]
}

function namedIn(
  row: ArticleRow,
  workers: ReadonlySet<string>,
  signOff: SignOffSummary | undefined,
): (string | null)[] {
  return [...peopleOf(row, workers), signOff?.clearedBy ?? null, row.published?.by ?? null]
}

function articleView(
  row: ArticleRow,
  {
    progress,
    workers,
    signOff,
    names,
  }: {
    readonly progress: Article['progress']
    readonly workers: ReadonlySet<string>
    readonly signOff: SignOffSummary | undefined
    readonly names: ReadonlyMap<string, PersonRef>
  },
): Article {
  const { textHash, published, pending, ...shown } = row
  const people = [...new Set(peopleOf(row, workers))].flatMap(id => person(names, id) ?? [])
  const holding = { total: progress.total, holding: progress.holding, byKind: progress.byBlocker }
  return {
    ...shown,
    stage: stageOf(holding, { signedOff: signOff !== undefined, published: published !== null }),
    progress,
    people,
    cleared: signOff
      ? {
          version: signOff.version,
          at: signOff.clearedAt,
          by: person(names, signOff.clearedBy),
          overridden: signOff.overridden.length,
          changedSince: signOff.textHash !== textHash,
        }
      : null,
    published: published && {
      url: published.url,
      at: published.at,
      by: person(names, published.by),
      version: published.version,
      changedSince: published.textHash !== textHash,
    },
    createdBy: person(names, row.createdBy),
    updatedBy: person(names, row.updatedBy),
  }
}
