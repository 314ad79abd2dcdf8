'use client'

import { call } from '@/lib/contracts/call'
import { askedCount } from './asked-count'

/** How many notices one has not read. */
export const unreadCount = askedCount(
  async signal => {
    const answer = await call('inbox', { query: { limit: 1 }, signal })
    return answer.ok ? answer.value.unread : null
  },
  ({ claims }) => claims.size > 0,
)
