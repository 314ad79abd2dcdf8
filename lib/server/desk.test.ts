import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getArticle } from './articles'
import { patchClaim } from './claims'
import { desk as board } from './desk'
import { deleteArticle, patchArticle } from './patch-article'
import { review } from './reviews'
import { accepted, refused } from './testing/draft-window'
import { member } from './testing/people'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const side = async () => accepted(await board(desk.editor.actor))
const loadOf = async (id: string) => (await side()).load.find(({ person }) => person.id === id)

describe('the board', () => {
  it('is empty while nobody has anything', async () => {
    expect(await side()).toEqual({ articles: [], load: [], waiting: null })
  })

  it('says who has what, and what waits longest', async () => {
    const { checker, reviewer } = desk
    const first = await claimOn(desk, 'Five ships')
    const second = await claimOn(desk, 'Six ships')
    const third = await claimOn(desk, 'Seven ships')
    accepted(await patchClaim(desk.editor.actor, { id: third.id }, { assigneeId: checker.id }))
    await found(checker.actor, first.id, { status: 'verified' })
    await found(checker.actor, second.id, { status: 'disputed' })

    expect(await loadOf(checker.id)).toMatchObject({ toCheck: 1, returned: 0, toReview: 0 })
    expect(await loadOf(reviewer.id)).toMatchObject({ toCheck: 0, returned: 0, toReview: 2 })
    expect((await side()).waiting).toMatchObject({
      claimId: first.id,
      quote: 'Five ships',
      headline: 'Harbour',
    })

    accepted(await review(reviewer.actor, { id: first.id }, { decision: 'return', reason: 'Which log?' }))
    expect(await loadOf(checker.id)).toMatchObject({ toCheck: 1, returned: 1 })
    expect(await loadOf(reviewer.id)).toMatchObject({ toReview: 1 })
    expect((await side()).waiting).toMatchObject({ claimId: second.id })
  })

  it('says of each article what is said of it alone', async () => {
    const { articles } = await side()
    expect(articles.length).toBeGreaterThan(2)
    for (const { unsourced, pendingSince, ...shown } of articles) {
      const alone = accepted(await getArticle(desk.editor.actor, { id: shown.id }))
      expect(shown).toEqual(alone.article)
      expect([unsourced, pendingSince !== null]).toEqual([0, shown.progress.byBlocker.pending > 0])
    }
  })

  it('does not count to a reviewer what they found themselves', async () => {
    const before = (await loadOf(desk.reviewer.id))?.toReview
    const { id } = await claimOn(desk, 'Eight ships')
    await found(desk.reviewer.actor, id, { status: 'verified' })
    expect((await loadOf(desk.reviewer.id))?.toReview).toBe(before)
  })

  it('forgets what lies in the trash, until it is restored', async () => {
    const { window, id } = await claimOn(desk, 'Nine ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    const before = (await loadOf(desk.checker.id))?.toCheck ?? 0
    accepted(await deleteArticle(desk.editor.actor, { id: window.articleId }))
    expect((await loadOf(desk.checker.id))?.toCheck).toBe(before - 1)
    accepted(await patchArticle(desk.editor.actor, { id: window.articleId }, { trashed: false }))
    expect((await loadOf(desk.checker.id))?.toCheck).toBe(before)
  })

  it('is not for those who may not read articles', async () => {
    const { actor } = await member(['admin'])
    expect(refused(await board(actor))).toBe('403 forbidden')
  })
})
