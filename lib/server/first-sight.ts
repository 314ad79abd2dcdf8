import 'server-only'
import type { Node } from 'prosemirror-model'
import { read } from '@/db'
import { type ClaimRow, claimsByIds } from '@/db/queries/claims'
import type { Actor } from '@/lib/domain/role'
import { findArticle } from './access'
import { readDraft } from './draft'

/** How many characters are seen at first: more than two tall windows hold. */
const ENOUGH = 8000

/** The beginning of a draft, to be read until its editor is there. */
export interface FirstSight {
  readonly articleId: string
  readonly desk: string
  readonly byline: string
  readonly wordCount: number
  readonly blocks: readonly Node[]
  /** The claims in these blocks by id; a mark without one is a claim that is not known. */
  readonly claims: ReadonlyMap<string, ClaimRow>
}

/** What is seen of an article before its editor is there; null when the actor may not know of it. */
export async function firstSight(actor: Actor, id: string): Promise<FirstSight | null> {
  return read(async db => {
    const article = await findArticle(db, actor, id)
    if (!article.ok) return null
    const { desk, byline, wordCount } = article.value
    const blocks: Node[] = []
    let size = 0
    for (const block of (await readDraft(db, article.value)).children) {
      if (size > ENOUGH) break
      blocks.push(block)
      size += block.nodeSize
    }
    const rows = await claimsByIds(db, [...new Set(blocks.flatMap(claimsMarkedIn))])
    return { articleId: id, desk, byline, wordCount, blocks, claims: new Map(rows.map(row => [row.id, row])) }
  })
}

function claimsMarkedIn(block: Node): string[] {
  const ids: string[] = []
  block.descendants(node => {
    for (const mark of node.marks) if (mark.type.name === 'claim') ids.push(mark.attrs.id)
  })
  return ids
}
