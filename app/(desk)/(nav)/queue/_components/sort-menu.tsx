'use client'

import { ArrowDownUp, Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { MenuButton } from '@/app/_components/menu'
import { QUEUE_SORT_LABEL, QUEUE_SORTS } from '@/lib/domain/queue-sort'
import { useQueueState } from '../_state/use-queue'
import { addressOf, isGrouped, type QueueView } from '../_state/view'

/** In which order the claims come, and whether they stand under the headings of their articles. */
export function SortMenu() {
  const { view } = useQueueState()
  const router = useRouter()
  const show = (change: Partial<QueueView>) =>
    router.replace(addressOf({ ...view, ...change }), { scroll: false })
  const grouped = isGrouped(view)
  useCommands(
    QUEUE_SORTS.map(sort => ({
      id: `queue-sort-${sort}`,
      label: `Order the queue: ${QUEUE_SORT_LABEL[sort].toLowerCase()}`,
      run: () => show({ sort, grouped: null }),
    })),
  )
  return (
    <MenuButton
      trigger={
        <Button kind="bare" icon={ArrowDownUp} className="sort" data-sort="" keys="Shift+o">
          <span className="vh">Order: </span>
          {QUEUE_SORT_LABEL[view.sort]}
        </Button>
      }
      items={[
        ...QUEUE_SORTS.map(sort => ({
          label: sort === view.sort ? `${QUEUE_SORT_LABEL[sort]} (now)` : QUEUE_SORT_LABEL[sort],
          icon: sort === view.sort ? Check : undefined,
          onSelect: () => show({ sort, grouped: null }),
        })),
        { separator: true },
        {
          label: grouped ? 'Without headings of articles' : 'Under headings of articles',
          onSelect: () => show({ grouped: !grouped }),
        },
      ]}
    />
  )
}
