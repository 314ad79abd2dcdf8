import { beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, read } from '@/db'
import { claimsOfArticle } from '@/db/queries/claims'
import { temporaryDatabase } from '@/db/testing/database'
import { startProcess, type TestProcess } from '@/db/testing/process'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { getArticle } from './articles'
import { commit } from './commits'
import { newId } from './id'
import { accepted, DraftWindow, newArticle } from './testing/draft-window'
import { type Member, member } from './testing/people'

const folder = temporaryDatabase()

let editor: Member
beforeAll(async () => {
  editor = await member(['editor'])
})

function run(articleId: string, task: Record<string, unknown>): TestProcess {
  const all = { actor: editor.actor, articleId, ...task }
  return startProcess('lib/server/testing/commit-process.ts', [JSON.stringify(all)], folder())
}

/** A window, and a request of it that marks a claim and changes a word. */
async function pendingChange() {
  const articleId = await newArticle(editor.actor, 'Harbour', 'Five missiles fell.')
  const window = await DraftWindow.open(editor.actor, articleId)
  const { from, to } = window.find('missiles')
  const mark = manuscriptSchema.mark('claim', { id: newId() })
  const body = window.request(tr => tr.addMark(from, to, mark).insert(1, manuscriptSchema.text('The ')))
  return { articleId, window, body }
}

describe('a server that is killed', () => {
  it('after it saved and before it answered: the retry is answered and applied once', async () => {
    const { articleId, window, body } = await pendingChange()
    const server = run(articleId, { save: body })
    await server.printed('saved')
    server.kill('SIGKILL')
    await server.ended
    closeDatabase()
    const answer = accepted(await commit(editor.actor, { id: articleId }, body))
    expect(answer).toMatchObject({ version: 2, claims: [{ quote: 'missiles' }] })
    const { article, text, claims } = accepted(await getArticle(editor.actor, { id: articleId }))
    expect({ version: article.version, text, claims: claims.length }).toEqual({
      version: 2,
      text: 'The Harbour\n\nFive missiles fell.',
      claims: 1,
    })
    for (const step of body.steps) window.take(step)
    await window.write('Five', 'Six')
  }, 30_000)

  it('before the transaction ended: nothing of it is there, and the retry is applied', async () => {
    const { articleId, body } = await pendingChange()
    const before = accepted(await getArticle(editor.actor, { id: articleId }))
    const server = run(articleId, { die: body })
    await server.printed('inside: 1 claims')
    expect(await server.ended).toBeNull()
    closeDatabase()
    expect(accepted(await getArticle(editor.actor, { id: articleId }))).toEqual(before)
    expect(accepted(await commit(editor.actor, { id: articleId }, body)).version).toBe(2)
  }, 30_000)
})

describe('two servers on one database', () => {
  it('take every letter once, each from the version that the other left', async () => {
    const articleId = await newArticle(editor.actor, 'Harbour', 'Five missiles fell.')
    const servers = ['a', 'b'].map(letter => run(articleId, { type: { letter, times: 40 } }))
    await Promise.all(servers.map(server => server.printed('ready')))
    const here = await DraftWindow.open(editor.actor, articleId)
    for (let done = 0; done < 40; ) {
      const result = await here.send(here.request(tr => tr.insert(1, manuscriptSchema.text('c'))))
      if (result.ok) done++
      else {
        const { steps } = result.error.details as { steps: { step: unknown }[] }
        for (const { step } of steps) here.take(step)
      }
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(await Promise.all(servers.map(server => server.ended))).toEqual([0, 0])
    const last = await DraftWindow.open(editor.actor, articleId)
    expect(last.version).toBe(120)
    expect([...last.doc.child(0).textContent.replace('Harbour', '')].sort().join('')).toBe(
      'a'.repeat(40) + 'b'.repeat(40) + 'c'.repeat(40),
    )
    const rows = await read(db => claimsOfArticle(db, articleId))
    expect(rows.map(row => row.id)).toEqual(claimAnchors(last.doc).map(anchor => anchor.id))
  }, 60_000)
})
