import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { firstSight } from './first-sight'
import { patchArticle } from './patch-article'
import { accepted } from './testing/draft-window'
import { type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const articleOf = async (text: string) =>
  accepted(await createArticle(desk.editor.actor, { text, desk: 'Coast' })).article

describe('what is seen of a draft at first', () => {
  it('is the blocks that fill the window, and the claims marked in these', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, n) => `Paragraph ${n} says a thing about the lamp at Ostra.`,
    )
    const { id } = await articleOf(lines.join('\n\n'))
    const near = accepted(await createClaim(desk.checker.actor, { id }, { quote: 'Paragraph 3 says' })).claim
    await createClaim(desk.checker.actor, { id }, { quote: 'Paragraph 399 says' })

    const sight = await firstSight(desk.reviewer.actor, id)
    expect(sight).toMatchObject({ desk: 'Coast', byline: '' })
    expect([...(sight?.claims.values() ?? [])]).toMatchObject([{ id: near.id, status: 'unchecked' }])
    const size = sight?.blocks.reduce((sum, block) => sum + block.nodeSize, 0) ?? 0
    expect(size).toBeGreaterThan(8000)
    expect(size).toBeLessThan(8200)
  })

  it('is all of a short draft', async () => {
    const { id } = await articleOf('Port hit\n\nFive missiles fell.')
    const sight = await firstSight(desk.checker.actor, id)
    expect(sight?.blocks.map(block => block.textContent)).toEqual(['Port hit', '', 'Five missiles fell.'])
    expect(sight?.wordCount).toBe(5)
  })

  it('is nothing to whoever may not know of the article', async () => {
    const { id } = await articleOf('Port hit')
    const admin = { ...desk.editor.actor, roles: ['admin'] as const }
    expect(await firstSight(admin, id)).toBeNull()
    expect(await firstSight(desk.checker.actor, 'no-such-article')).toBeNull()
    accepted(await patchArticle(desk.editor.actor, { id }, { trashed: true }))
    expect(await firstSight(desk.reviewer.actor, id)).toBeNull()
  })
})
