import { beforeAll, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { keepToldUpTo } from '@/db/queries/notices'
import { updatePerson } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import { patchClaim } from '../claims'
import { asOf, now } from '../clock'
import { addComment } from '../comments'
import { patchArticle } from '../patch-article'
import { review } from '../reviews'
import { accepted, refused } from '../testing/draft-window'
import { type Member, member } from '../testing/people'
import { claimOn, type Desk, found, newDesk } from '../testing/scene'
import { listInbox, markInbox } from './inbox'
import { keepSchedule } from './schedule'
import { tellPeople } from './tell'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
  await tellPeople()
})

const inbox = async (who: Member, query: { unread?: boolean; limit?: number; cursor?: string } = {}) =>
  accepted(await listInbox(who.actor, { limit: 50, ...query }))
/** What somebody was told in the test at hand: their newest notices about its claim. */
const toldOf = async (who: Member, claimId: string) =>
  (await inbox(who)).notices.filter(({ claim }) => claim?.id === claimId)

describe('the inbox', () => {
  it('tells of a claim that was given to somebody, whose it is and where', async () => {
    const { id } = await claimOn(desk, 'Five ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    expect(await toldOf(desk.checker, id)).toMatchObject([
      {
        kind: 'assigned',
        actor: { name: 'Tom' },
        readAt: null,
        article: { headline: 'Harbour' },
        claim: { id, number: 1, quote: 'Five ships' },
      },
    ])
    expect(await toldOf(desk.editor, id)).toEqual([])
  })

  it('tells of what is returned, mentioned, answered and changed after approval', async () => {
    const { id, window } = await claimOn(desk, 'Six ships')
    await found(desk.checker.actor, id, { status: 'verified' })
    accepted(await review(desk.reviewer.actor, { id }, { decision: 'return', reason: 'Which log?' }))
    const said = accepted(await addComment(desk.checker.actor, { id }, { text: '@Ines the port’s' }))
    accepted(await addComment(desk.reviewer.actor, { id }, { text: 'Good.', replyTo: said.comment.id }))
    await found(desk.checker.actor, id, { status: 'verified' })
    accepted(await review(desk.reviewer.actor, { id }, { decision: 'approve' }))
    await window.write('Six', 'Seven')
    const short = (notices: Awaited<ReturnType<typeof toldOf>>) =>
      notices.map(({ kind, words }) => `${kind}: ${words}`)
    expect(short(await toldOf(desk.checker, id))).toEqual(['replied: Good.', 'returned: Which log?'])
    expect(short(await toldOf(desk.reviewer, id))).toEqual(['stale: ', 'mentioned: @Ines the port’s'])
  })

  it('tells nothing twice, however often it is looked, also when the place is lost', async () => {
    const { id } = await claimOn(desk, 'Eight ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    await Promise.all([tellPeople(), inbox(desk.checker), inbox(desk.reviewer), tellPeople()])
    await write(db => keepToldUpTo(db, 0))
    expect(await toldOf(desk.checker, id)).toHaveLength(1)
  })

  it('says how much is unread, and keeps what was read, for each person alone', async () => {
    const { id } = await claimOn(desk, 'Nine ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    const before = await inbox(desk.checker)
    const [newest] = before.notices
    const ids = [newest?.id ?? 0]
    accepted(await markInbox(desk.reviewer.actor, { ids, read: true }))
    expect((await inbox(desk.checker)).unread).toBe(before.unread)
    accepted(await markInbox(desk.checker.actor, { ids, read: true }))
    expect((await inbox(desk.checker)).unread).toBe(before.unread - 1)
    expect((await inbox(desk.checker, { unread: true })).notices.map(one => one.id)).not.toContain(ids[0])
    accepted(await markInbox(desk.checker.actor, { ids, read: false }))
    expect((await inbox(desk.checker)).unread).toBe(before.unread)
    const { id: later } = await claimOn(desk, 'Ten ships')
    accepted(await patchClaim(desk.editor.actor, { id: later }, { assigneeId: desk.checker.id }))
    await tellPeople()
    accepted(await markInbox(desk.checker.actor, { upTo: ids[0] ?? 0, read: true }))
    expect((await inbox(desk.checker, { unread: true })).notices.map(one => one.claim?.id)).toEqual([later])
  })

  it('comes in pages that together are all of it', async () => {
    const all = (await inbox(desk.checker)).notices.map(one => one.id)
    const paged: number[] = []
    let cursor: string | undefined
    do {
      const page = await inbox(desk.checker, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      paged.push(...page.notices.map(one => one.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
    expect(refused(await listInbox(desk.checker.actor, { limit: 2, cursor: 'x' }))).toBe('400 invalid')
  })

  it('leaves out articles in the trash, and is not for who reads no drafts', async () => {
    const { id, window } = await claimOn(desk, 'Eleven ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    const { unread } = await inbox(desk.checker)
    await write(async db => {
      const { updateArticle } = await import('@/db/queries/articles')
      await updateArticle(db, window.articleId, { trashedAt: now() })
    })
    expect(await toldOf(desk.checker, id)).toEqual([])
    expect((await inbox(desk.checker)).unread).toBe(unread - 1)
    const admin = await member(['admin'])
    expect(refused(await listInbox(admin.actor, { limit: 50 }))).toBe('403 forbidden')
  })
})

describe('a deadline', () => {
  it('that is near is told once to who has open work there, and again when it is moved', async () => {
    const { id, window } = await claimOn(desk, 'Twelve ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.checker.id }))
    const { articleId } = window
    const due = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
    const told = async (who: Member) =>
      (await inbox(who)).notices.filter(one => one.kind === 'deadline' && one.article.id === articleId).length
    accepted(await patchArticle(desk.editor.actor, { id: articleId }, { deadline: due(5) }))
    await keepSchedule()
    expect(await told(desk.checker)).toBe(0)
    await asOf(new Date(Date.now() + 2 * 3_600_000), keepSchedule)
    await keepSchedule()
    expect(await told(desk.checker)).toBe(1)
    expect(await told(desk.reviewer)).toBe(0)
    accepted(await patchArticle(desk.editor.actor, { id: articleId }, { deadline: due(3) }))
    await keepSchedule()
    await keepSchedule()
    expect(await told(desk.checker)).toBe(2)
  })

  it('is not told to who has left', async () => {
    const gone = await member(['checker'], { name: 'Gus' })
    const { id, window } = await claimOn(desk, 'Thirteen ships')
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: gone.id }))
    await write(db => updatePerson(db, gone.id, { active: false }, now()))
    const deadline = new Date(Date.now() + 3_600_000).toISOString()
    accepted(await patchArticle(desk.editor.actor, { id: window.articleId }, { deadline }))
    await keepSchedule()
    const notices = (await inbox(gone)).notices.filter(({ kind }) => kind === 'deadline')
    expect(notices).toEqual([])
  })
})
