import { randomUUID } from 'node:crypto'
import type Driver from 'better-sqlite3'
import { Step } from 'prosemirror-transform'
import { sha256 } from '@/db/sha256'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { passagesOf } from '@/lib/domain/passage'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { citationSearchText, claimSearchText, searchText, sourceSearchText } from '@/lib/domain/search-text'

/** When the migration that brought the search was made: after it, what there was before is taken in too. */
export const SEARCH_CAME = 1795885521799

/*
 * No text is kept, only which words stand where; `searchText` made the words, so dividing at spaces will do; what
 * begins with one, two or three letters is found at once. The migration says the same.
 */
const INDEX = `words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'`

/* So many rows are in memory at a time. */
const PAGE = 500

/** How much can be found after a search was filled. */
export interface SearchFilled {
  readonly entries: number
  /** Ids of articles whose drafts could not be put together; their text cannot be found. */
  readonly unreadable: readonly string[]
}

/**
 * Makes everything that searching reads anew, from the tables and the drafts: the folded words, the passages, the
 * entries by age, and the full-text indexes. Within one transaction of the caller's; the triggers that keep all this
 * stand aside for it.
 */
export function fillSearch(driver: Driver.Database): SearchFilled {
  const triggers = driver
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_searched\\_%' ESCAPE '\\'`,
    )
    .all()
  for (const { name } of triggers) driver.exec(`DROP TRIGGER ${name}`)
  refold(driver, 'claims', 'quote, note, proposed_wording AS proposedWording', claimSearchText)
  refold(driver, 'comments', 'text', ({ text }: { text: string }) => searchText(text))
  refold(driver, 'citations', 'excerpt, locator', citationSearchText)
  refold(driver, 'sources', 'title, url, note, confidential, fields', (row: SourceText) =>
    sourceSearchText({ ...row, confidential: row.confidential !== 0, fields: JSON.parse(row.fields) }),
  )
  const unreadable = takePassages(driver)
  takeEntries(driver)
  for (const { sql } of triggers) driver.exec(sql)
  const entries = driver.prepare('SELECT count(*) FROM search_entries').pluck().get()
  return { entries: Number(entries), unreadable }
}

/** The same on the connection of a handle, within the transaction that it is in. */
export function fillSearchOf(db: object): SearchFilled {
  // Every handle of Drizzle's has its driver; the type of what `write` gives away does not say so.
  return fillSearch((db as { $client: Driver.Database }).$client)
}

interface SourceText {
  readonly title: string
  readonly url: string | null
  readonly note: string
  readonly confidential: number
  readonly fields: string
}

function refold<Row>(
  driver: Driver.Database,
  table: string,
  columns: string,
  fold: (row: Row) => string,
): void {
  const page = driver.prepare<[number], Row & { at: number; folded: string }>(
    `SELECT rowid AS at, search AS folded, ${columns} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  )
  const keep = driver.prepare(`UPDATE ${table} SET search = ? WHERE rowid = ?`)
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.at ?? 0)) {
    for (const row of rows) {
      const folded = fold(row)
      if (folded !== row.folded) keep.run(folded, row.at)
    }
  }
}

function takePassages(driver: Driver.Database): string[] {
  driver.exec('DELETE FROM passages')
  const insert = driver.prepare(
    'INSERT INTO passages (id, article_id, part, text, hash, search, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const articles = driver
    .prepare<[], { id: string; version: number; created_at: string }>(
      'SELECT id, version, created_at FROM articles',
    )
    .all()
  const unreadable: string[] = []
  for (const { id, version, created_at } of articles) {
    try {
      for (const { part, text } of passagesOf(draftOf(driver, id, version))) {
        insert.run(randomUUID(), id, part, text, sha256(text).slice(0, 16), searchText(text), created_at)
      }
    } catch {
      // One damaged draft must not keep the newsroom from starting; whoever opens it hears of it.
      unreadable.push(id)
    }
  }
  return unreadable
}

function draftOf(driver: Driver.Database, article: string, version: number) {
  const snapshot = driver
    .prepare<[string, number], { version: number; doc: string }>(
      'SELECT version, doc FROM snapshots WHERE article_id = ? AND version <= ? ORDER BY version DESC LIMIT 1',
    )
    .get(article, version)
  if (!snapshot) throw new Error(`Article ${article} has no snapshot.`)
  const steps = driver
    .prepare<[string, number, number], string>(
      'SELECT step FROM steps WHERE article_id = ? AND version > ? AND version <= ? ORDER BY version',
    )
    .pluck()
    .all(article, snapshot.version, version)
  let doc = manuscriptSchema.nodeFromJSON(JSON.parse(snapshot.doc))
  for (const step of steps) {
    const applied = Step.fromJSON(manuscriptSchema, JSON.parse(step)).apply(doc)
    if (!applied.doc) throw new Error(`A step of article ${article} no longer fits.`)
    doc = applied.doc
  }
  return doc
}

/* Entries by age: the newest is found first. */
function takeEntries(driver: Driver.Database): void {
  driver.exec('DELETE FROM search_entries')
  driver.exec(`
    INSERT INTO search_entries (kind, ref, article_id)
    SELECT kind, ref, article_id FROM (
      SELECT created_at AS at, CASE part WHEN 'headline' THEN 'article' ELSE 'text' END AS kind, id AS ref,
        article_id, rowid AS place FROM passages
      UNION ALL SELECT created_at, 'claim', id, article_id, number FROM claims
      UNION ALL SELECT m.created_at, 'comment', m.id, c.article_id, 0 FROM comments m JOIN claims c ON c.id = m.claim_id
      UNION ALL SELECT t.added_at, 'excerpt', t.id, c.article_id, 0 FROM citations t JOIN claims c ON c.id = t.claim_id
      UNION ALL SELECT created_at, 'source', id, NULL, 0 FROM sources
    ) ORDER BY at, kind, place, ref`)
  const tables = {
    article: 'passages',
    text: 'passages',
    claim: 'claims',
    comment: 'comments',
    excerpt: 'citations',
    source: 'sources',
  }
  for (const kind of SEARCH_KINDS) {
    // Not emptied but made anew, since what is damaged may not let itself be emptied.
    driver.exec(`DROP TABLE IF EXISTS search_${kind}`)
    driver.exec(`CREATE VIRTUAL TABLE search_${kind} USING fts5(${INDEX})`)
    driver.exec(`
      INSERT INTO search_${kind} (rowid, words)
      SELECT e.id, t.search FROM search_entries e JOIN ${tables[kind]} t ON t.id = e.ref
      WHERE e.kind = '${kind}' ORDER BY e.id`)
  }
}
