import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { findWrapping, Transform } from 'prosemirror-transform'
import { read } from '@/db'
import { articleById } from '@/db/queries/articles'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { loadDraft } from '@/lib/server/draft'
import { newId } from '@/lib/server/id'
import { disagreements } from '@/lib/server/testing/agreement'
import { DraftWindow, newArticle } from '@/lib/server/testing/draft-window'
import { ask } from '@/lib/server/testing/http'
import { type Member, member } from '@/lib/server/testing/people'
import { dice } from './dice'
import { mutated } from './mutate'
import type { Proof } from './proof'

/** How many steps are sent to one article, one after the other. */
const EACH = 50

/* What a mutated step may be answered with; anything else, 500 before all, is a bug. */
const ANSWERS = [200, 400, 403, 413, 422]

/** Steps as the editor makes them, mutated, sent to the real route; see `docs/decisions/066`. */
export const steps: Proof<number> = {
  arbitrary: fc.nat(),
  each: EACH,
  atOnce: 6,
  async prepare() {
    const editor = await member(['editor'])
    const checker = await member(['checker'])
    const foreign = await DraftWindow.open(
      editor.actor,
      await newArticle(editor.actor, 'Elsewhere', 'Two ships.'),
    )
    const { id } = await foreign.mark('ships')
    return { holds: seed => send(seed, { editor, checker }, id), close: () => undefined }
  },
}

async function send(
  seed: number,
  { editor, checker }: { editor: Member; checker: Member },
  foreignClaim: string,
): Promise<readonly string[]> {
  const roll = dice(seed)
  const articleId = await newArticle(
    editor.actor,
    'Gate',
    'Five missiles fell on the port.',
    'Nobody saw it.',
  )
  const window = await DraftWindow.open(editor.actor, articleId)
  const junk = [foreignClaim, { type: 'claim', attrs: { id: foreignClaim } }]
  let { draft, article } = await disagreements(articleId)
  for (let count = 0; count < EACH; count++) {
    const real = realSteps(draft, roll)
    const whole = real.map(step => JSON.parse(JSON.stringify(step)))
    const broken = Math.floor(roll() * whole.length)
    // One of the steps alone: those around it make it fit the better.
    whole[broken] = mutated(whole[broken], roll, junk)
    const who = roll() < 0.8 ? editor : checker
    const body = {
      commitId: newId(),
      clientId: window.clientId,
      schemaVersion: SCHEMA_VERSION,
      baseVersion: article.version,
      steps: whole,
    }
    const { status, text } = await ask('POST', `/api/articles/${articleId}/commits`, { as: who, body })
    const sent = `${JSON.stringify(whole)} on\n${JSON.stringify(draft.toJSON())}`
    if (!ANSWERS.includes(status)) return [`Answered ${status} ${text} to ${sent}`]
    // A refusal leaves everything as it was; what that is was looked at when it came to be.
    const after =
      status === 200 ? await disagreements(articleId) : { ...(await present(articleId)), found: [] }
    const found = [...after.found]
    const grown = after.article.version - article.version
    if (grown !== (status === 200 ? whole.length : 0)) {
      found.push(`Answered ${status}, and the version grew by ${grown}.`)
    }
    if (status !== 200 && !after.draft.eq(draft)) found.push('Refused, and the draft is another.')
    if (who === checker && plainText(after.draft) !== plainText(draft))
      found.push('A checker changed the text.')
    if (found.length > 0) return [...found, `Sent ${sent}`]
    draft = after.draft
    article = after.article
  }
  return (await disagreements(articleId)).found
}

async function present(articleId: string) {
  return read(async db => {
    const article = await articleById(db, articleId)
    if (!article) throw new Error('The article is gone.')
    return { article, draft: await loadDraft(db, article) }
  })
}

/* Steps of every kind there is, as the editor would make them on this draft. */
function realSteps(draft: Node, roll: () => number): unknown[] {
  const tr = new Transform(draft)
  for (let count = 1 + Math.floor(roll() * 3); count > 0; count--) {
    try {
      change(tr, roll)
    } catch {
      // Not every place takes every change.
    }
  }
  if (tr.steps.length === 0) tr.insert(1, manuscriptSchema.text('x'))
  return tr.steps.map(step => step.toJSON())
}

function change(tr: Transform, roll: () => number): void {
  const size = tr.doc.content.size
  const [from, to] = [roll() * size, roll() * size].map(Math.floor).sort((a, b) => a - b) as [number, number] // two
  const $from = tr.doc.resolve(from)
  const { claim, em } = manuscriptSchema.marks
  switch (Math.floor(roll() * 9)) {
    case 0:
      tr.insert(from, manuscriptSchema.text('word '))
      return
    case 1:
      tr.delete(from, Math.min(to, from + 8))
      return
    case 2:
      tr.addMark(from, to, claim.create({ id: newId() }))
      return
    case 3:
      tr.removeMark(from, to, claim)
      return
    case 4:
      tr.addMark(from, to, em.create())
      return
    case 5:
      tr.split(from)
      return
    case 6:
      tr.setBlockType(from, to, manuscriptSchema.nodes.heading, { level: 3 })
      return
    case 7: {
      const range = $from.blockRange()
      const wrapping = range && findWrapping(range, manuscriptSchema.nodes.bullet_list)
      if (range && wrapping) tr.wrap(range, wrapping)
      return
    }
    default:
      tr.replaceRange(from, from, tr.doc.slice(from, to))
  }
}
