import type { Claim, FindingBody } from '@/lib/contracts/claim'
import type { Actor } from '@/lib/domain/role'
import { setFinding } from '../findings'
import { accepted, DraftWindow, newArticle } from './draft-window'
import { type Member, member } from './people'

/** A desk with one of each. */
export interface Desk {
  readonly editor: Member
  readonly checker: Member
  readonly reviewer: Member
}

/** Three people: one writes, one checks, one reviews. */
export async function newDesk(): Promise<Desk> {
  return {
    editor: await member(['editor'], { name: 'Tom' }),
    checker: await member(['checker'], { name: 'Bea' }),
    reviewer: await member(['reviewer'], { name: 'Ines' }),
  }
}

/** A window of the editor on a new article, and a claim marked in it on the words given. */
export async function claimOn(
  desk: Desk,
  words: string,
  ...paragraphs: string[]
): Promise<{ readonly window: DraftWindow; readonly id: string }> {
  const text = paragraphs.length > 0 ? paragraphs : [`${words} on the port.`]
  const articleId = await newArticle(desk.editor.actor, 'Harbour', ...text)
  const window = await DraftWindow.open(desk.editor.actor, articleId)
  const { id } = await window.mark(words)
  return { window, id }
}

/** Sets a finding, with a note where one is needed. */
export async function found(actor: Actor, id: string, body: FindingBody): Promise<Claim> {
  return accepted(await setFinding(actor, { id }, { note: 'The log says so.', ...body })).claim
}
