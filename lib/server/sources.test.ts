import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { changes } from './changes'
import { cite, patchCitation, removeCitation } from './citations'
import { getClaim } from './claims'
import { deleteArticle } from './patch-article'
import { createSource, getSource, listSources, patchSource } from './sources'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { claimOn, type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const add = async (title: string, parts: Partial<Parameters<typeof createSource>[1]> = {}) =>
  accepted(await createSource(desk.checker.actor, { kind: 'web_page', title, ...parts })).source
const list = async (query: Partial<Parameters<typeof listSources>[1]>) =>
  accepted(await listSources(desk.checker.actor, { limit: 50, ...query }))
const titles = async (q: string) => (await list({ q })).sources.map(source => source.title).sort()
const last = async (kind: string) => (await eventsOf(kind)).at(-1)?.data

describe('the library', () => {
  it('finds a source by any of its words, in any script', async () => {
    await add('Harbour log', { url: 'https://port.example/log', fields: { publisher: 'Port of Lindholt' } })
    await add('Журнал порта', { kind: 'document' })
    await add('港の記録')
    await add('Ünlü 100%_report')
    expect(await titles('lindholt HARBOUR')).toEqual(['Harbour log'])
    expect(await titles('port.example')).toEqual(['Harbour log'])
    expect(await titles('журнал')).toEqual(['Журнал порта'])
    expect(await titles('記録')).toEqual(['港の記録'])
    expect(await titles('unlu')).toEqual(['Ünlü 100%_report'])
    expect(await titles('100%')).toEqual(['Ünlü 100%_report'])
    expect(await titles('rep -harbour')).toEqual(['Ünlü 100%_report'])
    expect(await titles("'; drop table sources")).toEqual([])
    expect((await list({ q: 'port', kind: 'document' })).sources).toEqual([])
  })

  it('is read page by page, each source once', async () => {
    for (let i = 0; i < 7; i++) await add(`Paged ${i}`)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { sources, next } = await list({ q: 'paged', limit: 3, cursor })
      seen.push(...sources.map(source => source.title))
      cursor = next ?? undefined
    } while (cursor !== undefined)
    expect(seen.sort()).toEqual(Array.from({ length: 7 }, (_, i) => `Paged ${i}`))
  })

  it.each(['x', 'W10', 'WyJhIl0', 'WzEsMl0', 'bnVsbA'])('refuses %j as a cursor', async cursor => {
    const { status, body } = await ask('GET', `/api/sources?cursor=${cursor}`, { as: desk.checker })
    expect(status).toBe(400)
    expect(body.error.message).toContain('cursor')
  })

  it('keeps the fields that say something', async () => {
    const source = await add('Ana', {
      kind: 'person',
      fields: { role: 'Master', contact: ' ' },
      note: 'Shy.',
    })
    expect(source).toMatchObject({ fields: { role: 'Master' }, note: 'Shy.', createdBy: { name: 'Bea' } })
    expect(await last('source.created')).toEqual({ sourceId: source.id, kind: 'person', title: 'Ana' })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://user:pass@example.org', 'ftp://example.org'])(
    'has no %s',
    async url => {
      const body = { kind: 'web_page', title: 'X', url }
      const { status } = await ask('POST', '/api/sources', { as: desk.checker, body })
      expect(status).toBe(400)
    },
  )

  it('shows a change wherever the source is cited', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    const source = await add('Port log')
    accepted(await cite(desk.checker.actor, { id }, { sourceId: source.id }))
    const seen = accepted(
      await changes(desk.editor.actor, { id: window.articleId }, { version: 1, event: 0 }),
    )
    accepted(await patchSource(desk.checker.actor, { id: source.id }, { title: 'Harbour log' }))
    const query = { version: 1, event: seen.event }
    const news = accepted(await changes(desk.editor.actor, { id: window.articleId }, query))
    expect(news.claims).toMatchObject([{ id, citations: [{ source: { title: 'Harbour log' } }] }])
    expect(await last('source.changed')).toMatchObject({
      before: { title: 'Port log' },
      after: { title: 'Harbour log' },
    })
    const before = await eventsOf('source.changed')
    accepted(await patchSource(desk.checker.actor, { id: source.id }, { title: 'Harbour log' }))
    expect(await eventsOf('source.changed')).toEqual(before)
    expect(await titles('harbour log')).toContain('Harbour log')
  })

  it('says where a source is used, of what is in the trash only to who manages articles', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    const source = await add('Port log')
    for (let i = 0; i < 2; i++) {
      accepted(await cite(desk.checker.actor, { id }, { sourceId: source.id }))
    }
    const uses = async (who: keyof Desk) =>
      accepted(await getSource(desk[who].actor, { id: source.id })).uses.map(use => use.claimId)
    expect(await uses('checker')).toEqual([id])
    expect(accepted(await getSource(desk.checker.actor, { id: source.id })).source.citationCount).toBe(2)
    accepted(await deleteArticle(desk.editor.actor, { id: window.articleId }))
    expect(await uses('checker')).toEqual([])
    expect(await uses('editor')).toEqual([id])
  })
})

describe('citing', () => {
  it('takes a source of the library or makes one', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const source = await add('Port log')
    const details = { stance: 'contradicts', primary: true, locator: 'p. 4', excerpt: 'Four.' } as const
    const accessedAt = '2026-03-01T10:00:00+01:00'
    const first = accepted(
      await cite(desk.checker.actor, { id }, { sourceId: source.id, ...details, accessedAt }),
    ).citation
    expect(first).toMatchObject({
      ...details,
      accessedAt: '2026-03-01T09:00:00.000Z',
      addedBy: { name: 'Bea' },
      source: { ...source, citationCount: 1 },
    })
    const body = { source: { kind: 'person', title: 'Ana' } } as const
    const second = accepted(await cite(desk.checker.actor, { id }, body)).citation
    expect(second).toMatchObject({ stance: 'supports', primary: false, source: { title: 'Ana' } })
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim.citations).toEqual([first, second])
  })

  it('refuses a source that is not there, and makes nothing', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const result = await cite(desk.checker.actor, { id }, { sourceId: 'nothing' })
    expect(refused(result)).toBe('422 unknown_source')
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim.citations).toEqual([])
  })

  it('is changed and taken off, with a record of both; the source stays', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const body = { source: { kind: 'person', title: 'Ana' } } as const
    const { citation } = accepted(await cite(desk.checker.actor, { id }, body))
    const params = { id, citationId: citation.id }
    const changed = accepted(await patchCitation(desk.checker.actor, params, { stance: 'context' })).citation
    expect(changed).toEqual({ ...citation, stance: 'context' })
    expect(await last('claim.citation_changed')).toMatchObject({
      title: 'Ana',
      before: { stance: 'supports' },
      after: { stance: 'context' },
    })
    accepted(await removeCitation(desk.checker.actor, params))
    expect(await last('claim.uncited')).toMatchObject({ title: 'Ana', stance: 'context' })
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim.citations).toEqual([])
    const { source } = accepted(await getSource(desk.checker.actor, { id: citation.source.id }))
    expect(source.citationCount).toBe(0)
    expect(refused(await removeCitation(desk.checker.actor, params))).toBe('404 not_found')
  })

  it('of another claim cannot be reached through this one', async () => {
    const one = await claimOn(desk, 'Five missiles fell')
    const other = await claimOn(desk, 'Six ships sank')
    const body = { source: { kind: 'person', title: 'Ana' } } as const
    const { citation } = accepted(await cite(desk.checker.actor, { id: one.id }, body))
    const wrong = { id: other.id, citationId: citation.id }
    expect(refused(await patchCitation(desk.checker.actor, wrong, { locator: 'x' }))).toBe('404 not_found')
    expect(refused(await removeCitation(desk.checker.actor, wrong))).toBe('404 not_found')
  })
})
