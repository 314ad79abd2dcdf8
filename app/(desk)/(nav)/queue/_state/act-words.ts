import type { BulkAction } from '@/lib/contracts/bulk'
import { PRIORITY_LABEL } from '@/lib/domain/priority'
import type { Outcome } from './acts'

/** What was done to claims together, and how many were left, in a sentence for the foot of the page. */
export function actWords(
  { action, done, unchanged, left }: Pick<Outcome, 'action' | 'done' | 'unchanged' | 'left'>,
  undone: boolean,
): string {
  const rest = [
    ...(unchanged > 0 ? [`${unchanged} ${unchanged === 1 ? 'was' : 'were'} so already`] : []),
    ...(left.length > 0 ? [`${left.length} left as ${left.length === 1 ? 'it was' : 'they were'}`] : []),
  ]
  const what = undone ? 'Taken back' : DONE[action.do](action)
  const first = done.length === 0 ? 'Nothing changed' : `${what}: ${counted(done.length)}`
  return [first, ...rest].join(', ')
}

const DONE: Record<BulkAction['do'], (action: BulkAction) => string> = {
  approve: () => 'Approved',
  return: () => 'Returned',
  assign: action => (action.do === 'assign' && action.assigneeId === null ? 'Given to nobody' : 'Assigned'),
  priority: action =>
    action.do === 'priority' ? `${PRIORITY_LABEL[action.priority]} priority` : 'Priority changed',
  later: action => (action.do === 'later' && action.until === null ? 'Taken back' : 'Put off'),
  undo: () => 'Taken back',
}

/** "1 claim", "1,200 claims". */
export function counted(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'claim' : 'claims'}`
}
