import { type Writer, write } from '@/db'
import { articleById } from '@/db/queries/articles'
import { claimNumbers } from '@/db/queries/claims'
import type { CommitBody } from '@/lib/contracts/commit'
import { applySteps } from '@/lib/domain/authority'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps } from '../accept-steps'
import { commit } from '../commits'
import { loadDraft } from '../draft'
import { DraftWindow } from './draft-window'

/* A server of its own, as far as saving goes. What it is to do comes as JSON in the first argument. */
interface Task {
  readonly actor: Actor
  readonly articleId: string
  /** Saves this, says so, and never answers anybody: it waits to be killed. */
  readonly save?: CommitBody
  /** Takes this into the database, and ends by SIGKILL before the transaction does. */
  readonly die?: CommitBody
  /** Types this letter so many times at the start of the headline, taking in what others do meanwhile. */
  readonly type?: { readonly letter: string; readonly times: number }
}

const task: Task = JSON.parse(process.argv[2] ?? '{}')
const { actor, articleId } = task
if (task.save) {
  await commit(actor, { id: articleId }, task.save)
  console.info('saved')
  setInterval(() => undefined, 1000)
}
if (task.die) {
  const { steps, commitId, clientId } = task.die
  await write(db => acceptAndDie(db, steps, { commitId, clientId }))
}
if (task.type) {
  const { letter, times } = task.type
  const window = await DraftWindow.open(actor, articleId)
  console.info('ready')
  for (let done = 0; done < times; ) {
    const result = await window.send(window.request(tr => tr.insert(1, manuscriptSchema.text(letter))))
    if (result.ok) done++
    else if (result.error.code === 'behind') {
      const { steps } = result.error.details as { steps: { step: unknown }[] } // what `behind` says
      for (const { step } of steps) window.take(step)
    } else throw new Error(result.error.message)
    // Others get a turn.
    await new Promise(resolve => setImmediate(resolve))
  }
  console.info('done')
}

async function acceptAndDie(
  db: Writer,
  stepsJson: readonly unknown[],
  ids: { commitId: string; clientId: string },
): Promise<void> {
  const article = await articleById(db, articleId)
  if (!article) throw new Error('There is no such article.')
  const before = await loadDraft(db, article)
  const applied = applySteps(manuscriptSchema, before, stepsJson, { mayWrite: true })
  if (!applied.ok) throw new Error(applied.error.message)
  const { doc: after, steps } = applied.value
  await acceptSteps(db, actor, article, { before, after, steps, ...ids })
  console.info(`inside: ${(await claimNumbers(db, articleId)).length} claims`)
  process.kill(process.pid, 'SIGKILL')
}
