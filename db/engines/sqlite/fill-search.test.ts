import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebuildSearch, type Writer, write } from '@/db'
import { insertArticle } from '@/db/queries/articles'
import { deleteCitation, insertCitation, updateCitation } from '@/db/queries/citations'
import { insertClaims, updateClaim } from '@/db/queries/claims'
import { insertComment } from '@/db/queries/comments'
import { insertSnapshot } from '@/db/queries/draft'
import { changePassages, insertPassages } from '@/db/queries/passages'
import { fewClaimsFound } from '@/db/queries/search-condition'
import { insertSource, updateSource } from '@/db/queries/sources'
import { articles, citations, claims, comments, sources } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow, claimRow } from '@/db/testing/rows'
import { passagesOf } from '@/lib/domain/passage'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { isFound, parseSearch } from '@/lib/domain/search-query'
import { claimSearchText, searchText } from '@/lib/domain/search-text'
import { doc, p } from '@/lib/domain/testing/manuscript'
import { SEARCH_CAME } from './fill-search'
import { migrationsFolder } from './migrate'

const folder = temporaryDatabase()
const AT = '2026-01-01T00:00:00.000Z'
const TABLES = {
  article: `passages WHERE part = 'headline'`,
  text: `passages WHERE part = 'text'`,
  claim: 'claims',
  comment: 'comments',
  excerpt: 'citations',
  source: 'sources',
}

/** What the indexes hold, word for word, and what the tables say they should. */
function contents() {
  const driver = new Driver(join(folder(), 'stet.db'), { readonly: true })
  const kept: Record<string, string[]> = {}
  const wanted: Record<string, string[]> = {}
  for (const kind of SEARCH_KINDS) {
    driver.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_${kind}, instance)`)
    const words = driver
      .prepare<[], { ref: string; words: string }>(
        `SELECT ref, group_concat(term, ' ') AS words FROM (
           SELECT e.ref, w.term FROM temp.words w JOIN search_entries e ON e.id = w.doc AND e.kind = '${kind}'
           ORDER BY w.doc, w.offset
         ) GROUP BY ref`,
      )
      .all()
    const refs = driver.prepare(`SELECT ref FROM search_entries WHERE kind = '${kind}'`).pluck().all()
    kept[kind] = [...words.map(row => `${row.ref}: ${row.words}`), ...refs.map(String)].sort()
    const rows = driver
      .prepare<[], { id: string; search: string }>(`SELECT id, search FROM ${TABLES[kind]}`)
      .all()
    wanted[kind] = rows
      .flatMap(({ id, search }) => (search === '' ? [id] : [`${id}: ${search.trim()}`, id]))
      .sort()
    driver.exec('DROP TABLE temp.words')
  }
  driver.close()
  return { kept, wanted }
}

const text = fc.constantFrom(
  '',
  'Five missiles',
  'five five ports',
  '五枚のミサイル',
  'العَرَبِيَّة',
  'O’Hara – 212',
)
const which = fc.nat(5)
const deed = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), text, which }),
  fc.record({ kind: fc.constant('note' as const), text, which }),
  fc.record({ kind: fc.constant('comment' as const), text, which }),
  fc.record({ kind: fc.constant('cite' as const), text, which }),
  fc.record({ kind: fc.constant('recite' as const), text, which }),
  fc.record({ kind: fc.constant('uncite' as const), text, which }),
  fc.record({ kind: fc.constant('source' as const), text, which }),
  fc.record({ kind: fc.constant('draft' as const), text, which }),
  fc.record({ kind: fc.constant('remove' as const), text, which }),
)

async function empty(db: Writer) {
  await db.delete(citations)
  await db.delete(sources)
  await db.delete(articles)
  await insertArticle(db, articleRow('a'))
  await insertSource(db, source('s', 'Harbour log'))
}

const source = (id: string, title: string) =>
  ({
    id,
    kind: 'web_page',
    title,
    url: null,
    note: '',
    confidential: false,
    fields: {},
    citationCount: 0,
    search: searchText(title),
    createdBy: null,
    createdAt: AT,
    updatedAt: AT,
  }) as const

describe('the full-text indexes', () => {
  it('hold what the tables hold, after anything that can happen to it, and after being made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 20 }), async deeds => {
        await write(async db => {
          await empty(db)
          let drafted: readonly { part: 'text'; text: string }[] = []
          for (const [index, one] of deeds.entries()) await change(db, one, index)
          async function change(
            writer: Writer,
            { kind, text: words, which: n }: (typeof deeds)[number],
            index: number,
          ) {
            const known = await writer.select({ id: claims.id }).from(claims)
            const claim = known[n % Math.max(known.length, 1)]?.id
            const cited = await writer.select().from(citations)
            const citation = cited[n % Math.max(cited.length, 1)]
            if (kind === 'claim') {
              const row = claimRow(`c${index}`, 'a', { quote: words })
              await insertClaims(writer, [{ ...row, search: claimSearchText(row) }])
            } else if (kind === 'draft') {
              const next = [{ part: 'text' as const, text: words }].filter(one => one.text !== '')
              const [from = null] = drafted
              const [to = null] = next
              await changePassages(writer, 'a', from || to ? [{ from, to }] : [], AT)
              drafted = next
            } else if (kind === 'source') {
              await updateSource(writer, 's', { title: words, search: searchText(words) })
            } else if (claim === undefined) return
            else if (kind === 'note') {
              await updateClaim(writer, claim, { note: words, search: searchText('', words) })
            } else if (kind === 'comment') {
              const row = { id: `m${index}`, claimId: claim, replyTo: null, text: words, authorId: null }
              await insertComment(writer, { ...row, createdAt: AT, imported: null })
            } else if (kind === 'cite') {
              const row = {
                id: `x${index}`,
                claimId: claim,
                sourceId: 's',
                stance: 'supports' as const,
                primary: false,
              }
              await insertCitation(writer, {
                ...row,
                locator: '',
                excerpt: words,
                accessedAt: null,
                addedBy: null,
                addedAt: AT,
              })
            } else if (kind === 'remove') await writer.delete(claims).where(eq(claims.id, claim))
            else if (citation && kind === 'recite')
              await updateCitation(writer, citation.id, { ...citation, excerpt: words })
            else if (citation && kind === 'uncite') await deleteCitation(writer, citation.id)
          }
        })
        const { kept, wanted } = contents()
        expect(kept).toEqual(wanted)
      }),
      { numRuns: 25 },
    )
  })

  it('are made anew from the tables and the drafts', async () => {
    await write(async db => {
      await empty(db)
      await insertSnapshot(db, 'a', { version: 0, doc: doc(p('Five missiles')).toJSON() }, AT)
      await insertPassages(db, 'a', passagesOf(doc(p('Of another day'))), AT)
      await insertClaims(db, [{ ...claimRow('c', 'a', { quote: 'Five', note: 'Log' }), search: 'stale' }])
      await db
        .insert(comments)
        .values({ id: 'm', claimId: 'c', text: 'Ring', createdAt: AT, search: 'stale' })
    })
    const driver = new Driver(join(folder(), 'stet.db'))
    driver.exec('DROP TABLE search_text')
    driver.close()
    const { unreadable } = await rebuildSearch()
    expect(unreadable).toEqual([])
    const { kept, wanted } = contents()
    expect(kept).toEqual(wanted)
    expect(kept).toMatchObject({
      text: expect.arrayContaining([expect.stringMatching(/: five missiles$/)]),
      claim: ['c', 'c: five ¶ log'],
      comment: ['m', 'm: ring'],
      source: ['s', 's: harbour log'],
    })
  })

  it('say of a draft that cannot be put together that it is not searched', async () => {
    await write(async db => {
      await empty(db)
      await insertArticle(db, articleRow('broken', { version: 3 }))
    })
    expect((await rebuildSearch()).unreadable).toEqual(['a', 'broken'])
  })

  it('find the claims that the words themselves would', async () => {
    const quotes = [
      'Five missiles fell',
      '五枚のミサイル',
      'missiles, five',
      'الحكومة',
      'A co-op of 212',
      'Café',
    ]
    await write(async db => {
      await empty(db)
      const rows = quotes.map((quote, index) => claimRow(`c${index}`, 'a', { quote }))
      await insertClaims(
        db,
        rows.map(row => ({ ...row, search: claimSearchText(row) })),
      )
    })
    const part = fc.constantFrom(
      'five',
      'miss',
      '"five missiles"',
      '-fell',
      '五',
      'ミサイル',
      'حكومة',
      'co-op',
      'cafe',
      '"m',
      '21',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async parts => {
        const search = parseSearch(parts.join(' '))
        if (!search.ok) return
        const found = await write(db => fewClaimsFound(db, search.value))
        const wanted = quotes.flatMap((quote, index) =>
          isFound(search.value, searchText(quote)) ? [`c${index}`] : [],
        )
        expect([...(found ?? [])].sort()).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })
})

it('the migration that brings the search is the one that fills it', () => {
  const [migration] = readMigrationFiles({ migrationsFolder: migrationsFolder() }).filter(
    one => one.folderMillis === SEARCH_CAME,
  )
  expect(migration?.sql.join('\n')).toContain('CREATE VIRTUAL TABLE search_claim')
})
