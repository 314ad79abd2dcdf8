'use client'

import { call } from '@/lib/contracts/call'
import { askedCount } from './asked-count'

/** How many claims wait for one's own review. */
export const pendingCount = askedCount(
  async signal => {
    const answer = await call('listClaims', { query: { limit: 1 }, signal })
    return answer.ok ? answer.value.counts.mine.waiting : null
  },
  ({ claims }) => claims.size > 0,
)
