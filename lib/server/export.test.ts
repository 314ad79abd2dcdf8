import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { EXPORT_PROFILES, type ExportFormat } from '@/lib/contracts/newsroom'
import { bodyText } from '@/lib/exchange/testing/body-text'
import { cite } from './citations'
import { addComment } from './comments'
import { exportArticle } from './export'
import { accepted } from './testing/draft-window'
import { ask } from './testing/http'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
let articleId: string
beforeAll(async () => {
  desk = await newDesk()
  const { id, window } = await claimOn(desk, 'Five missiles fell', 'Five missiles fell on the port. 五枚.')
  articleId = window.articleId
  const source = { kind: 'person', title: 'Ana Deep', confidential: true } as const
  accepted(await cite(desk.checker.actor, { id }, { source, primary: true }))
  accepted(await addComment(desk.checker.actor, { id }, { text: 'She saw it herself.' }))
  await found(desk.checker.actor, id, { status: 'verified' })
})

const AS_TEXT = [
  'html',
  'markdown',
  'csv',
  'json',
  'webannotation',
] as const satisfies readonly ExportFormat[]
const FORMS = AS_TEXT.flatMap(format => EXPORT_PROFILES.map(profile => [format, profile] as const))

describe('the annotated copy', () => {
  it.each(FORMS)('as %s, %s, is a file that holds the text', async (format, profile) => {
    const path = `/api/articles/${articleId}/export?format=${format}&profile=${profile}`
    const { status, headers, text } = await ask('GET', path, { as: desk.reviewer })
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="harbour-v1-/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    // A table of corrections has no row where nothing is to be corrected.
    if (!(format === 'csv' && profile === 'checked')) expect(text).toContain('Five missiles fell')
    expect(text).not.toContain('Ana Deep')
  })

  it('names a confidential source where that is asked for', async () => {
    const query = { format: 'markdown', profile: 'draft', confidential: 'true' } as const
    const file = accepted(await exportArticle(desk.reviewer.actor, { id: articleId }, query))
    expect(file.content).toContain('Ana Deep')
  })

  it('of everything has comments and what happened', async () => {
    const query = { format: 'markdown', profile: 'checking', confidential: 'false' } as const
    const { content } = accepted(await exportArticle(desk.reviewer.actor, { id: articleId }, query))
    expect(content).toContain('She saw it herself.')
    expect(content).toContain('Marked')
  })

  it('as a Word file has the same words, and its notes where one asks for them', async () => {
    const query = { format: 'docx', profile: 'checking', confidential: 'false' } as const
    const of = async (notes?: 'footnotes') => {
      const file = accepted(await exportArticle(desk.reviewer.actor, { id: articleId }, { ...query, notes }))
      if (typeof file.content === 'string') throw new Error('A Word file came as text.')
      return bodyText({ body: file.content })
    }
    const commented = await of()
    expect(commented).toContain('Five missiles fell')
    expect(commented).not.toContain('Ana Deep')
    expect(commented).toContain('She saw it herself.')
    expect(commented).toContain('<w:commentReference')
    expect(await of('footnotes')).not.toContain('<w:commentReference')
  })

  it('as a PDF is one', async () => {
    const query = { format: 'pdf', profile: 'draft', confidential: 'false' } as const
    const file = accepted(await exportArticle(desk.reviewer.actor, { id: articleId }, query))
    expect(file.contentType).toBe('application/pdf')
    expect(Buffer.from(file.content).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('as claim reviews has the published verdicts on what others said', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    const claimant = { name: ' The  minister ', statement: 'Five fell.' }
    await ask('PATCH', `/api/claims/${id}`, { as: desk.checker, body: { claimant } })
    const path = `/api/articles/${window.articleId}/export?format=claimreview`
    expect(JSON.parse((await ask('GET', path, { as: desk.reviewer })).text)['@graph']).toEqual([])
    const verdict = { words: 'False', url: 'https://desk.example/five', date: '2026-11-20' }
    await ask('PATCH', `/api/claims/${id}`, { as: desk.checker, body: { verdict } })
    const { text } = await ask('GET', path, { as: desk.reviewer })
    expect(JSON.parse(text)['@graph']).toMatchObject([
      { claimReviewed: 'Five fell.', itemReviewed: { author: { name: 'The minister' } } },
    ])
  })

  it('is not there for an article that is not', async () => {
    expect((await ask('GET', '/api/articles/nothing/export', { as: desk.reviewer })).status).toBe(404)
    const path = `/api/articles/${articleId}/export?format=exe`
    expect((await ask('GET', path, { as: desk.reviewer })).status).toBe(400)
  })
})
