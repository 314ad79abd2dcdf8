import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getClaim, patchClaim } from './claims'
import { addComment } from './comments'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { member } from './testing/people'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const patch = (id: string, body: Parameters<typeof patchClaim>[2]) =>
  patchClaim(desk.checker.actor, { id }, body)
const last = async (kind: string) => (await eventsOf(kind)).at(-1)?.data

describe('changing a claim', () => {
  it('changes what is given and records each with what was before', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const { claim } = accepted(
      await patch(id, { note: ' Ask the port. ', assigneeId: desk.reviewer.id, priority: 'high' }),
    )
    expect(claim).toMatchObject({ note: 'Ask the port.', assignee: { name: 'Ines' }, priority: 'high' })
    expect(await last('claim.noted')).toEqual({ before: '', after: 'Ask the port.' })
    expect(await last('claim.priority')).toEqual({ before: 'normal', after: 'high' })
    expect(await last('claim.assigned')).toEqual({
      before: null,
      after: { id: desk.reviewer.id, name: 'Ines' },
    })
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim).toEqual(claim)
    expect(accepted(await patch(id, { assigneeId: null })).claim.assignee).toBeNull()
  })

  it('says who made it and what was published about it, each with what was before', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const claimant = { kind: 'person', name: 'A. Mayor', statement: '', url: null, date: null } as const
    const verdict = { words: 'False', url: 'https://desk.example/1', date: '2026-11-20' }
    expect(accepted(await patch(id, { claimant, verdict })).claim).toMatchObject({ claimant, verdict })
    expect(await last('claim.claimant')).toEqual({ before: null, after: claimant })
    expect(await last('claim.verdict')).toEqual({ before: null, after: verdict })
    const events = await eventsOf('')
    accepted(await patch(id, { claimant: { ...claimant }, verdict: { ...verdict } }))
    expect(await eventsOf('')).toEqual(events)
    expect(accepted(await patch(id, { claimant: null })).claim).toMatchObject({ claimant: null, verdict })
    expect(await last('claim.claimant')).toEqual({ before: claimant, after: null })
  })

  it('to what it is already records nothing', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const { claim } = accepted(await patch(id, { note: 'Once.' }))
    const before = await eventsOf('')
    expect(accepted(await patch(id, { note: 'Once.', priority: 'normal' })).claim).toEqual(claim)
    expect(await eventsOf('')).toEqual(before)
  })

  it('gives it to somebody who is here and checks claims', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const gone = await member(['checker'], { active: false })
    const viewer = await member(['viewer'])
    for (const assigneeId of ['nobody', gone.id, viewer.id]) {
      expect(refused(await patch(id, { assigneeId, note: 'x' }))).toBe('422 unknown_person')
    }
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim.note).toBe('')
  })

  it('cannot take away what its finding needs', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'disputed' })
    expect(refused(await patch(id, { note: ' ' }))).toBe('422 reason_needed')
    await found(desk.checker.actor, id, { status: 'needs_change', note: '', proposedWording: 'Four' })
    expect(refused(await patch(id, { proposedWording: '' }))).toBe('422 reason_needed')
    accepted(await patch(id, { note: 'Four.', proposedWording: null }))
  })

  it('lets only an orphan go, and takes it back with its text', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    expect(refused(await patch(id, { dismissed: true }))).toBe('409 not_orphaned')
    const { from, to } = window.find('Five missiles fell')
    const slice = window.doc.slice(from, to)
    await window.edit(tr => tr.delete(from, to))
    expect(accepted(await patch(id, { dismissed: true })).claim.dismissed).toBe(true)
    expect(await last('claim.dismissed')).toEqual({ quote: 'Five missiles fell' })
    await window.edit(tr => tr.replace(from, from, slice))
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim).toMatchObject({
      dismissed: false,
      orphaned: false,
    })
  })
})

describe('comments', () => {
  it('stand in their order, replies with what they reply to', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const { comment } = accepted(await addComment(desk.checker.actor, { id }, { text: 'Which log?' }))
    const reply = { text: 'The port’s.', replyTo: comment.id }
    accepted(await addComment(desk.reviewer.actor, { id }, reply))
    const { claim } = accepted(await getClaim(desk.editor.actor, { id }))
    expect(claim.comments).toMatchObject([
      { text: 'Which log?', replyTo: null, author: { name: 'Bea' } },
      { text: 'The port’s.', replyTo: comment.id, author: { name: 'Ines' } },
    ])
    expect(await last('claim.commented')).toMatchObject({ text: 'The port’s.', replyTo: comment.id })
  })

  it('reply to a comment on the same claim only', async () => {
    const one = await claimOn(desk, 'Five missiles fell')
    const other = await claimOn(desk, 'Six ships sank')
    const { comment } = accepted(await addComment(desk.checker.actor, { id: one.id }, { text: 'Which?' }))
    for (const replyTo of [comment.id, 'nothing']) {
      const result = await addComment(desk.checker.actor, { id: other.id }, { text: 'This.', replyTo })
      expect(refused(result)).toBe('422 unknown_comment')
    }
  })
})
