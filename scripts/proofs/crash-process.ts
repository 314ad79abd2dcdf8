/* A server as far as use cases go: they come as messages of the parent, and it answers each until it is killed. */
import type { CommitBody } from '@/lib/contracts/commit'
import type { Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { commit } from '@/lib/server/commits'
import { setFinding } from '@/lib/server/findings'
import type { Refusal } from '@/lib/server/refusal'
import { review } from '@/lib/server/reviews'

/** What is asked of it; `id` is of the article, or of the claim. */
export type Asked = { readonly n: number; readonly actor: Actor; readonly id: string } & (
  | { readonly use: 'commit'; readonly body: CommitBody }
  | { readonly use: 'finding'; readonly note: string }
  | { readonly use: 'approve' }
)

/** What it said to it; `bug` is what was thrown. */
export interface Said {
  readonly n: number
  readonly result: Result<unknown, Refusal> | null
  readonly bug: string | null
}

function use(asked: Asked): Promise<Result<unknown, Refusal>> {
  const { actor, id } = asked
  switch (asked.use) {
    case 'commit':
      return commit(actor, { id }, asked.body)
    case 'finding':
      return setFinding(actor, { id }, { status: 'verified', note: asked.note })
    case 'approve':
      return review(actor, { id }, { decision: 'approve', reason: '' })
  }
}

process.on('message', async (asked: Asked) => {
  try {
    process.send?.({ n: asked.n, result: await use(asked), bug: null } satisfies Said)
  } catch (error) {
    process.send?.({
      n: asked.n,
      result: null,
      bug: error instanceof Error ? (error.stack ?? '') : String(error),
    } satisfies Said)
  }
})
// Without its parent there is nobody to kill it.
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
