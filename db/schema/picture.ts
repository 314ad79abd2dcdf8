import { PICTURE_TYPES } from '@/lib/domain/pictures'
import { articles } from './article'
import { index, integer, oneOf, primaryKey, table, text, timestamp } from './column'
import { people } from './person'

/** A picture file in the data folder; `db/picture-files.ts` says where. Its id is the SHA-256 of the file, hex. */
export const pictures = table(
  'pictures',
  {
    id: text('id').primaryKey(),
    type: text('type', { enum: PICTURE_TYPES }).notNull(),
    /** In pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** In bytes. */
    size: integer('size').notNull(),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
  },
  () => [oneOf('pictures_type', 'type', PICTURE_TYPES)],
)

/** Which article may show which picture. Never taken back: earlier versions of the draft show it still. */
export const articlePictures = table(
  'article_pictures',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    pictureId: text('picture_id')
      .notNull()
      .references(() => pictures.id),
    createdAt: timestamp('created_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.articleId, t.pictureId] }),
    index('article_pictures_picture').on(t.pictureId),
  ],
)
