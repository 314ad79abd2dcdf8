/*
 * Fills a data folder with a large newsroom whose record holds: articles, each with claims, and events by the server's
 * own use cases of the database. `server-only` does not let itself be loaded elsewhere than in a server, hence a
 * process of its own.
 */
import { closeDatabase, write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { insertClaims } from '@/db/queries/claims'
import { insertSnapshot } from '@/db/queries/draft'
import { appendEvent } from '@/db/queries/events'
import { articleRow, claimRow } from '@/db/testing/rows'
import { plainText } from '@/lib/domain/manuscript-text'
import { textHash } from '@/lib/server/draft'
import { member } from '@/lib/server/testing/people'
import { draft } from './manuscript'

const [folder, articles, claimsEach, eventsEach] = JSON.parse(process.argv[2] ?? '[]') as [
  string,
  number,
  number,
  number,
] // as bench/archive.ts passes them
process.env.STET_DATA = folder
const AT = '2026-01-01T00:00:00.000Z'
const { id: actorId } = await member(['editor'])
const doc = draft({ words: 1000, claims: 0 })
const hash = textHash(plainText(doc))
const claims = Array.from({ length: claimsEach }, (_, number) => number)

for (let a = 0; a < articles; a++) {
  const id = `article-${String(a).padStart(5, '0')}`
  await write(async db => {
    await insertArticle(db, articleRow(id, { textHash: hash }))
    await insertSnapshot(db, id, { version: 0, doc: doc.toJSON() }, AT)
    await insertClaims(
      db,
      claims.map(number =>
        claimRow(`${id}-${number}`, id, { number: number + 1, quote: 'Five missiles fell on the port' }),
      ),
    )
    await appendEvent(db, {
      kind: 'article.created',
      actorId,
      at: AT,
      articleId: id,
      data: { textHash: hash },
    })
    for (let e = 1; e < eventsEach; e++) {
      const data = {
        before: `What was noted the ${e}th time.`,
        after: `What was noted the ${e + 1}th time, and why.`,
      }
      await appendEvent(db, {
        kind: 'claim.noted',
        actorId,
        at: AT,
        articleId: id,
        claimId: `${id}-${e % claimsEach}`,
        data,
      })
    }
  })
}
closeDatabase()
console.info(JSON.stringify({ articles, claims: articles * claimsEach, events: articles * eventsEach }))
process.exit(0)
