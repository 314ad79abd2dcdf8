import type { Article } from '@/lib/contracts/article'

/** An article that nobody has worked on. */
export const ARTICLE: Article = {
  id: 'article-1',
  version: 0,
  headline: '',
  desk: '',
  byline: '',
  deadline: null,
  stage: 'checking',
  wordCount: 0,
  coverage: null,
  published: null,
  progress: {
    total: 0,
    settled: 0,
    holding: 0,
    orphaned: 0,
    byStatus: {
      unchecked: 0,
      in_progress: 0,
      verified: 0,
      needs_change: 0,
      disputed: 0,
      cannot_verify: 0,
      opinion: 0,
    },
    segments: [],
    byBlocker: { unchecked: 0, stale: 0, pending: 0, returned: 0, unresolved: 0 },
  },
  people: [],
  cleared: null,
  createdBy: null,
  createdAt: '2024-03-04T09:00:00.000Z',
  updatedBy: null,
  updatedAt: '2024-03-04T09:00:00.000Z',
  trashedAt: null,
}
