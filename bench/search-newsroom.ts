import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { dataFolder, read } from '@/db'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { SEARCH_KINDS, type SearchKind } from '@/lib/domain/search-kind'
import { searchText } from '@/lib/domain/search-text'
import { FINDINGS } from '@/lib/domain/status'

const CLAIMS_EACH = 200
const AT = '2026-01-01T00:00:00.000Z'

/* Words that are more common the smaller their number, as in a language; the same in every run. */
let seed = 7
function chance(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const word = () => `w${Math.floor(20_000 * chance() ** 4).toString(36)}`

/* Where each kind lies: what else there is to find has the words of some claim, one in so many of them. */
const OTHERS: Record<Exclude<SearchKind, 'claim'>, string> = {
  article: `INSERT INTO passages (id, article_id, part, text, hash, search, created_at)
    SELECT 'h' || id, article_id, 'headline', quote, '', search, created_at FROM claims WHERE number = 1`,
  text: `INSERT INTO passages (id, article_id, part, text, hash, search, created_at)
    SELECT 'p' || id, article_id, 'text', quote, '', search, created_at FROM claims WHERE number % 2 = 0`,
  comment: `INSERT INTO comments (id, claim_id, text, created_at, search)
    SELECT 'm' || id, id, quote, created_at, search FROM claims WHERE number % 5 = 0`,
  source: `INSERT INTO sources (id, kind, title, fields, citation_count, search, created_at, updated_at)
    SELECT 's' || id, 'document', quote, '{}', 10, search, created_at, created_at FROM claims WHERE number % 50 = 0`,
  excerpt: `INSERT INTO citations (id, claim_id, source_id, excerpt, added_at, search)
    SELECT 'x' || id, id, 's' || (SELECT id FROM claims s WHERE s.article_id = claims.article_id AND s.number = 50), quote, created_at, search
    FROM claims WHERE number % 4 = 0`,
}
const TABLES: Record<SearchKind, string> = {
  article: 'passages',
  text: 'passages',
  claim: 'claims',
  comment: 'comments',
  excerpt: 'citations',
  source: 'sources',
}

/**
 * A newsroom with so many claims, every one of which has two common words, and half as many passages, and the rest in
 * proportion. The full-text indexes are filled when everything is there, and the triggers put back.
 */
export async function fillForSearch(count: number): Promise<void> {
  await read(async () => undefined)
  const driver = new Driver(join(dataFolder(), 'stet.db'))
  driver.pragma('synchronous = OFF')
  const triggers = driver.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string
    sql: string
  }[] // the columns asked for
  for (const { name } of triggers) driver.exec(`DROP TRIGGER ${name}`)
  driver.exec('BEGIN')
  insertClaims(driver, count)
  for (const sql of Object.values(OTHERS)) driver.exec(sql)
  driver.exec(`UPDATE claims SET citation_count = 1, thin = 1 WHERE number % 4 = 0`)
  for (const kind of SEARCH_KINDS) enter(driver, kind)
  driver.exec('COMMIT')
  for (const { sql } of triggers) driver.exec(sql)
  driver.close()
}

function insertClaims(driver: Driver.Database, count: number): void {
  const article = driver.prepare(
    `INSERT INTO articles (id, headline, text_hash, created_at, updated_at) VALUES (?, 'Harbour', '', '${AT}', '${AT}')`,
  )
  const claim = driver.prepare(
    `INSERT INTO claims (id, article_id, number, quote, prefix, suffix, status, review, finding_at, due_at, created_at, updated_at, search)
      VALUES (?, ?, ?, ?, '', '', ?, 'approved', '${AT}', '${NO_DEADLINE}', '${AT}', '${AT}', ?)`,
  )
  const ending = 'five missiles 五枚のミサイル'
  const [folded, rareFolded] = [searchText(ending), searchText(`${ending} zanzibar`)]
  for (let n = 0; n < count; n++) {
    const articleId = `article-${Math.floor(n / CLAIMS_EACH)}`
    if (n % CLAIMS_EACH === 0) article.run(articleId)
    const words = `council ${Array.from({ length: 14 }, word).join(' ')}`
    const rare = n % 5_000 === 0
    const quote = `${words} ${ending}${rare ? ' zanzibar' : ''}`
    const status = FINDINGS[n % FINDINGS.length]
    claim.run(
      `c${n}`,
      articleId,
      1 + (n % CLAIMS_EACH),
      quote,
      status,
      ` ${words}${rare ? rareFolded : folded}`,
    )
  }
}

/* What the triggers would have done, over all rows at once. */
function enter(driver: Driver.Database, kind: SearchKind): void {
  const table = TABLES[kind]
  const part = kind === 'article' ? "WHERE part = 'headline'" : kind === 'text' ? "WHERE part = 'text'" : ''
  const article = {
    comment: '(SELECT article_id FROM claims WHERE id = claim_id)',
    excerpt: '(SELECT article_id FROM claims WHERE id = claim_id)',
    source: 'NULL',
    article: 'article_id',
    text: 'article_id',
    claim: 'article_id',
  }[kind]
  driver.exec(
    `INSERT INTO search_entries (kind, ref, article_id) SELECT '${kind}', id, ${article} FROM ${table} ${part} ORDER BY rowid`,
  )
  driver.exec(
    `INSERT INTO search_${kind} (rowid, words) SELECT e.id, t.search FROM search_entries e JOIN ${table} t ON t.id = e.ref WHERE e.kind = '${kind}' ORDER BY e.id`,
  )
}
