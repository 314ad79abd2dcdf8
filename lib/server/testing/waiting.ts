import { write } from '@/db'
import { insertClaims } from '@/db/queries/claims'
import { claimRow } from '@/db/testing/rows'
import { newId } from '../id'
import { newArticle } from './draft-window'
import type { Desk } from './scene'

type Parts = Parameters<typeof claimRow>[2]

/** An article with so many claims that wait for review, found by the checker; in their order. */
export async function waitingClaims(
  desk: Desk,
  count: number,
  parts: (index: number) => Parts = () => ({}),
): Promise<string[]> {
  const articleId = await newArticle(desk.editor.actor, 'Harbour', 'Five missiles fell on the port.')
  const at = '2026-03-01T09:00:00.000Z'
  const rows = Array.from({ length: count }, (_, index) =>
    claimRow(newId(), articleId, {
      number: index + 1,
      quote: `missile ${index + 1}`,
      status: 'verified',
      review: 'pending',
      note: 'The log says so.',
      findingWording: `missile ${index + 1}`,
      findingBy: desk.checker.id,
      findingAt: at,
      ...parts(index),
    }),
  )
  await write(db => insertClaims(db, rows))
  return rows.map(row => row.id)
}
