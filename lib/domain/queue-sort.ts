/** The orders in which claims over all articles can be read. */
export const QUEUE_SORTS = ['deadline', 'priority', 'age', 'article'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]
