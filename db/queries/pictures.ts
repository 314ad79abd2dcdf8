import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { articlePictures, articles, pictures } from '@/db/schema'

export type PictureRow = typeof pictures.$inferSelect

/** Keeps a picture; one with this hash that is there already stays as it is. */
export async function insertPicture(db: Writer, row: PictureRow): Promise<void> {
  await db.insert(pictures).values(row).onConflictDoNothing()
}

/** Lets an article show a picture. */
export async function allowPicture(
  db: Writer,
  articleId: string,
  pictureId: string,
  createdAt: string,
): Promise<void> {
  await db.insert(articlePictures).values({ articleId, pictureId, createdAt }).onConflictDoNothing()
}

/** The picture with this hash, if the article may show it. */
export async function pictureOfArticle(
  db: Reader,
  articleId: string,
  hash: string,
): Promise<PictureRow | undefined> {
  const [row] = await db
    .select({ picture: pictures })
    .from(articlePictures)
    .innerJoin(pictures, eq(pictures.id, articlePictures.pictureId))
    .where(and(eq(articlePictures.articleId, articleId), eq(articlePictures.pictureId, hash)))
  return row?.picture
}

/** The picture with this hash, whichever article shows it. */
export async function pictureByHash(db: Reader, hash: string): Promise<PictureRow | undefined> {
  const [row] = await db.select().from(pictures).where(eq(pictures.id, hash))
  return row
}

/** The pictures that an article may show, in the order of their hashes. */
export async function picturesOfArticle(db: Reader, articleId: string): Promise<PictureRow[]> {
  const rows = await db
    .select({ picture: pictures })
    .from(articlePictures)
    .innerJoin(pictures, eq(pictures.id, articlePictures.pictureId))
    .where(eq(articlePictures.articleId, articleId))
    .orderBy(asc(pictures.id))
  return rows.map(row => row.picture)
}

/** The picture with this hash and the articles that show it, those in the trash told apart. */
export async function pictureWithArticles(
  db: Reader,
  hash: string,
): Promise<{ readonly picture: PictureRow; readonly trashed: boolean }[]> {
  const rows = await db
    .select({ picture: pictures, trashedAt: articles.trashedAt })
    .from(articlePictures)
    .innerJoin(pictures, eq(pictures.id, articlePictures.pictureId))
    .innerJoin(articles, eq(articles.id, articlePictures.articleId))
    .where(eq(articlePictures.pictureId, hash))
  return rows.map(({ picture, trashedAt }) => ({ picture, trashed: trashedAt !== null }))
}

/** The hashes of all pictures, in order. */
export async function pictureHashes(db: Reader): Promise<string[]> {
  const rows = await db.select({ id: pictures.id }).from(pictures).orderBy(asc(pictures.id))
  return rows.map(row => row.id)
}
