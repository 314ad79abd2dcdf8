import { beforeAll, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { accepted, DraftWindow, newArticle } from './testing/draft-window'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
beforeAll(async () => {
  editor = await member(['editor'])
})

it('does not hand a draft to a copy of the module that did not make it', async () => {
  const id = await newArticle(editor.actor, 'Harbour', 'Five missiles fell on the port.')
  const window = await DraftWindow.open(editor.actor, id)
  // Next loads a module once for pages and once for routes: the second has a schema object of its own.
  vi.resetModules()
  const other = await import('./commits')
  const saved = await other.commit(
    editor.actor,
    { id },
    window.request(tr => tr.insert(3, tr.doc.type.schema.text('!'))),
  )
  expect(accepted(saved).version).toBe(1)
})
