import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { fillDisk } from '@/db/testing/full-disk'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { getArticle } from './articles'
import { accepted, DraftWindow } from './testing/draft-window'
import { ask } from './testing/http'
import { claimOn, type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

/* Long enough not to fit what is left of the last pages. */
const LONG = 'Five missiles fell on the port. '.repeat(2000)

describe('on a full disk', () => {
  it('saving answers 503 and says why, nothing is half saved, and the same request is taken once there is space', async () => {
    const { window } = await claimOn(desk, 'Five missiles fell')
    const path = `/api/articles/${window.articleId}/commits`
    const body = window.request(tr => tr.insert(1, manuscriptSchema.text(LONG)))
    const before = accepted(await getArticle(desk.editor.actor, { id: window.articleId }))
    const disk = await fillDisk()
    const failed = await ask('POST', path, { as: desk.editor, body })
    expect(failed.status).toBe(503)
    expect(failed.body.error.message).toBe('The disk on the server is full.')
    expect(accepted(await getArticle(desk.editor.actor, { id: window.articleId }))).toEqual(before)
    await disk.free()
    const saved = await ask('POST', path, { as: desk.editor, body })
    expect(saved.status).toBe(200)
    const last = await DraftWindow.open(desk.editor.actor, window.articleId)
    expect(last.version).toBe(2)
    expect(last.doc.child(0).textContent.startsWith(LONG)).toBe(true)
  })

  it('everything can still be read', async () => {
    const { window } = await claimOn(desk, 'Five missiles fell')
    const disk = await fillDisk()
    for (const path of [
      '/api/articles',
      `/api/articles/${window.articleId}`,
      '/api/claims',
      '/api/sources',
    ]) {
      expect((await ask('GET', path, { as: desk.reviewer })).status).toBe(200)
    }
    await disk.free()
  })
})
