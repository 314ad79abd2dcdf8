import 'server-only'
import type { Reader } from '@/db'
import { foundClaims, foundComments, foundExcerpts, foundPassages, foundSources } from '@/db/queries/found'
import { personNames } from '@/db/queries/person-names'
import type { Found } from '@/db/queries/search'
import type { SearchHit } from '@/lib/contracts/search'
import { excerptAround, foundIn, highlighted, type Piece } from '@/lib/domain/search-hit'
import type { SearchKind } from '@/lib/domain/search-kind'
import { LONGEST_SEARCH, type Search } from '@/lib/domain/search-query'
import { person } from './claim-view'
import { groupBy } from './group-by'

type Refs = readonly string[]
/** What was found of a kind, by id. */
type Views = ReadonlyMap<string, SearchHit>

/** What was found as the interface shows it, in the order given; what has gone meanwhile is left out. */
export async function presentFound(
  db: Reader,
  found: readonly Found[],
  search: Search,
): Promise<SearchHit[]> {
  const views = new Map<SearchKind, Views>()
  for (const [kind, rows] of groupBy(found, row => row.kind)) {
    const hits = await VIEWS[kind](
      db,
      rows.map(row => row.ref),
      search,
    )
    views.set(kind, new Map(hits))
  }
  return found.flatMap(({ kind, ref }) => views.get(kind)?.get(ref) ?? [])
}

type View = (db: Reader, refs: Refs, search: Search) => Promise<(readonly [ref: string, hit: SearchHit])[]>

const NOTHING_MORE = {
  articleId: null,
  headline: null,
  claimId: null,
  status: null,
  review: null,
  stale: false,
  sourceKind: null,
  confidential: false,
  by: null,
} as const

const headlines: View = async (db, refs, search) =>
  (await foundPassages(db, refs)).map(({ ref, text, articleId, headline, at }) => [
    ref,
    {
      ...NOTHING_MORE,
      kind: 'article',
      id: articleId,
      title: highlighted(text, search),
      snippet: [],
      href: `/articles/${articleId}`,
      articleId,
      headline,
      at,
    },
  ])

const texts: View = async (db, refs, search) =>
  (await foundPassages(db, refs)).map(({ ref, text, articleId, headline, at }) => {
    const snippet = excerptAround(text, search)
    return [
      ref,
      {
        ...NOTHING_MORE,
        kind: 'text',
        id: ref,
        title: plain(headline),
        snippet,
        href: `/articles/${articleId}?find=${encodeURIComponent(firstHit(snippet))}`,
        articleId,
        headline,
        at,
      },
    ]
  })

const claims: View = async (db, refs, search) =>
  (await foundClaims(db, refs)).map(row => [
    row.ref,
    {
      ...ofClaim(row),
      kind: 'claim',
      id: row.ref,
      title: excerptAround(row.quote, search),
      snippet: elsewhere(row.quote, [row.note, row.proposedWording ?? ''], search),
    },
  ])

const comments: View = async (db, refs, search) => {
  const rows = await foundComments(db, refs)
  const names = await personNames(
    db,
    rows.map(row => row.authorId),
  )
  return rows.map(row => [
    row.ref,
    {
      ...ofClaim(row),
      kind: 'comment',
      id: row.ref,
      title: plain(row.quote),
      snippet: excerptAround(row.text, search),
      by: person(names, row.authorId),
    },
  ])
}

const excerpts: View = async (db, refs, search) =>
  (await foundExcerpts(db, refs)).map(row => [
    row.ref,
    {
      ...ofClaim(row),
      kind: 'excerpt',
      id: row.ref,
      title: plain(row.sourceTitle),
      snippet: mostOf([row.excerpt, row.locator], search),
      sourceKind: row.sourceKind,
    },
  ])

/* As in the library: its name and note, and of what else was found only the fact. */
const sources: View = async (db, refs, search) =>
  (await foundSources(db, refs)).map(row => [
    row.id,
    {
      ...NOTHING_MORE,
      kind: 'source',
      id: row.id,
      title: highlighted(row.title, search),
      snippet: elsewhere(row.title, [row.note, row.url ?? '', ...told(row)], search),
      href: `/sources?q=${encodeURIComponent(`"${row.title.replaceAll('"', ' ')}"`.slice(0, LONGEST_SEARCH))}`,
      sourceKind: row.kind,
      confidential: row.confidential,
      at: row.updatedAt,
    },
  ])

const VIEWS: Record<SearchKind, View> = {
  article: headlines,
  text: texts,
  claim: claims,
  comment: comments,
  excerpt: excerpts,
  source: sources,
}

/* How to reach a person is for the library alone. */
function told({ fields }: Awaited<ReturnType<typeof foundSources>>[number]): string[] {
  const { contact, ...rest } = fields
  return Object.values(rest)
}

function ofClaim(row: Omit<Awaited<ReturnType<typeof foundClaims>>[number], 'note' | 'proposedWording'>) {
  const { articleId, claimId, headline, status, review, stale, at } = row
  return {
    ...NOTHING_MORE,
    href: `/articles/${articleId}?claim=${encodeURIComponent(claimId)}`,
    articleId,
    headline,
    claimId,
    status,
    review,
    stale,
    at,
  }
}

function plain(text: string): Piece[] {
  return text === '' ? [] : [{ text, hit: false }]
}

function firstHit(pieces: readonly Piece[]): string {
  return pieces.find(piece => piece.hit)?.text ?? ''
}

/* The other text in which most was found; nothing where all of it stands in the title. */
function elsewhere(title: string, others: readonly string[], search: Search): Piece[] {
  const wanted = search.filter(term => !term.not).length
  if (foundIn(title, search) >= wanted) return []
  const best = mostOf(others, search)
  return best.some(piece => piece.hit) ? best : []
}

function mostOf(texts: readonly string[], search: Search): Piece[] {
  const [best = ''] = [...texts].sort((a, b) => foundIn(b, search) - foundIn(a, search))
  return excerptAround(best, search)
}
