/** The orders in which claims over all articles can be read. */
export const QUEUE_SORTS = ['deadline', 'priority', 'age', 'article'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]

/** The order in words: what comes first. */
export const QUEUE_SORT_LABEL: Record<QueueSort, string> = {
  deadline: 'Deadline first',
  priority: 'Priority first',
  age: 'Longest waiting first',
  article: 'Newest article first',
}
