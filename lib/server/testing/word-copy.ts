import { exportQuery } from '@/lib/contracts/newsroom'
import type { Actor } from '@/lib/domain/role'
import { exportArticle } from '../export'
import { accepted } from './draft-window'

/** A checking copy of an article as a Word file. */
export async function wordCopyOf(
  actor: Actor,
  id: string,
  choices: { readonly confidential?: 'true' } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const query = exportQuery.parse({ format: 'docx', profile: 'checking', ...choices })
  const { content } = accepted(await exportArticle(actor, { id }, query))
  return content as Uint8Array<ArrayBuffer> // a Word file is bytes
}
