import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getArticle } from './articles'
import { createClaim } from './create-claim'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
let checker: Member
let id: string
beforeAll(async () => {
  editor = await member(['editor'])
  checker = await member(['checker'], { name: 'Bea' })
})

const article = async (...paragraphs: string[]) => {
  id = await newArticle(editor.actor, 'Port hit', ...paragraphs)
  return id
}
const mark = (body: Parameters<typeof createClaim>[2]) => createClaim(checker.actor, { id }, body)
const load = async () => accepted(await getArticle(editor.actor, { id }))

describe('marking by quote', () => {
  it('marks the words as a step of the draft', async () => {
    await article('Five missiles fell on the port.')
    const { claim } = accepted(await mark({ quote: 'missiles fell' }))
    expect(claim).toMatchObject({ quote: 'missiles fell', number: 1, createdBy: { name: 'Bea' } })
    const { article: saved, text, claims } = await load()
    expect(saved.version).toBe(1)
    expect([...text].slice(claim.start ?? 0, claim.end ?? 0).join('')).toBe('missiles fell')
    expect(claims).toEqual([claim])
  })

  it('is told by what stands around it where it is there more than once', async () => {
    await article('Five fell. Five rose.')
    expect(refused(await mark({ quote: 'Five' }))).toBe('409 ambiguous')
    const { claim } = accepted(await mark({ quote: 'Five', suffix: ' rose' }))
    expect(claim.suffix).toBe(' rose.')
    expect(refused(await mark({ quote: 'Six' }))).toBe('422 absent')
    expect(refused(await mark({ quote: ' ' }))).toBe('422 empty')
  })

  it('reaches over paragraphs and into the headline', async () => {
    await article('Five missiles fell.', 'Nobody was hurt.')
    expect(accepted(await mark({ quote: 'fell.\nNobody' })).claim.quote).toBe('fell.\nNobody')
    expect(accepted(await mark({ quote: 'hit' })).claim).toMatchObject({ quote: 'hit', start: 5, number: 1 })
  })

  it('overlaps what is marked already', async () => {
    await article('Five missiles fell.')
    accepted(await mark({ quote: 'Five missiles' }))
    accepted(await mark({ quote: 'missiles fell' }))
    accepted(await mark({ quote: 'missiles' }))
    expect((await load()).claims.map(claim => claim.quote)).toEqual([
      'Five missiles',
      'missiles fell',
      'missiles',
    ])
  })
})

describe('marking by place', () => {
  it('counts code points', async () => {
    await article('🚀🚀 fell. 五枚 e\u0301.')
    const text = [...(await load()).text]
    const start = text.indexOf('五')
    const { claim } = accepted(await mark({ start, end: start + 2 }))
    expect(claim).toMatchObject({ quote: '五枚', start, end: start + 2 })
  })

  it('is refused where nothing is', async () => {
    await article('Five missiles fell.')
    const length = [...(await load()).text].length
    expect(refused(await mark({ start: 0, end: length + 1 }))).toBe('422 outside')
    expect(refused(await mark({ start: 8, end: 10 }))).toBe('422 empty')
    expect(refused(await mark({ start: 12, end: 12 }))).toBe('422 empty')
    expect(refused(await mark({ start: 12, end: 11 }))).toBe('422 empty')
    expect(accepted(await mark({ start: 0, end: length })).claim.quote).toBe((await load()).text)
  })
})

describe('an open window', () => {
  it('learns of the mark as of any step', async () => {
    await article('Five missiles fell.')
    const window = await DraftWindow.open(editor.actor, id)
    const { claim } = accepted(await mark({ quote: 'Five missiles' }))
    const result = await window.send(window.request(tr => tr.delete(1, 2)))
    expect(refused(result)).toBe('409 behind')
    if (!result.ok) {
      const { steps } = result.error.details as { steps: { step: unknown; clientId: string }[] }
      expect(steps).toHaveLength(1)
      for (const { step } of steps) window.take(step)
    }
    await window.write('Five', 'Six')
    expect((await load()).claims).toMatchObject([{ id: claim.id, quote: 'Six missiles' }])
  })
})
