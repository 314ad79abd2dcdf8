import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { passages } from '@/db/schema'
import { sha256 } from '@/db/sha256'
import type { Passage, PassageChange } from '@/lib/domain/passage'
import { searchText } from '@/lib/domain/search-text'

const known = prepared((db: Reader) =>
  db
    .select({ id: passages.id })
    .from(passages)
    .where(
      and(
        eq(passages.articleId, sql.placeholder('articleId')),
        eq(passages.hash, sql.placeholder('hash')),
        eq(passages.part, sql.placeholder('part')),
      ),
    )
    .limit(1)
    .prepare(),
)

const insertion = prepared((db: Writer) =>
  db
    .insert(passages)
    .values({
      id: sql.placeholder('id'),
      articleId: sql.placeholder('articleId'),
      part: sql.placeholder('part'),
      text: sql.placeholder('text'),
      hash: sql.placeholder('hash'),
      search: sql.placeholder('search'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
)

const rewording = prepared((db: Writer) =>
  db
    .update(passages)
    .set({
      text: sql`${sql.placeholder('text')}`,
      hash: sql`${sql.placeholder('hash')}`,
      search: sql`${sql.placeholder('search')}`,
    })
    .where(eq(passages.id, sql.placeholder('id')))
    .prepare(),
)

/** Brings the passages of an article into agreement with its draft. The index of their words follows by triggers. */
export async function changePassages(
  db: Writer,
  articleId: string,
  changes: readonly PassageChange[],
  at: string,
): Promise<void> {
  for (const { from, to } of changes) {
    const id = from === null ? undefined : await idOf(db, articleId, from)
    if (to === null) {
      if (id !== undefined) await db.delete(passages).where(eq(passages.id, id))
    } else if (id === undefined) await insertPassage(db, articleId, to, at)
    else await rewording(db).execute({ id, ...wordsOf(to) })
  }
}

/** Takes in the passages of a new article. */
export async function insertPassages(
  db: Writer,
  articleId: string,
  all: readonly Passage[],
  at: string,
): Promise<void> {
  for (const passage of all) await insertPassage(db, articleId, passage, at)
}

async function insertPassage(db: Writer, articleId: string, passage: Passage, at: string): Promise<void> {
  await insertion(db).execute({
    id: randomUUID(),
    articleId,
    part: passage.part,
    ...wordsOf(passage),
    createdAt: at,
  })
}

async function idOf(db: Reader, articleId: string, { part, text }: Passage): Promise<string | undefined> {
  const [row] = await known(db).execute({ articleId, part, hash: hashOf(text) })
  return row?.id
}

function wordsOf({ text }: Passage) {
  return { text, hash: hashOf(text), search: searchText(text) }
}

/* As many digits as tell the blocks of one article apart. */
function hashOf(text: string): string {
  return sha256(text).slice(0, 16)
}
