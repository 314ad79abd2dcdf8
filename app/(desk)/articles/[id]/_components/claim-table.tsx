'use client'

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { ReviewMark } from '@/app/_components/review-mark'
import { statusClass } from '@/app/_components/status-class'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUS_LABEL, STATUSES } from '@/lib/domain/status'

interface Row {
  readonly claim: PlacedClaim
  readonly number: number
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, Row>()
const columns = helper.columns([
  helper.accessor('number', { id: 'number', header: 'No.', sortFn: 'basic' }),
  helper.accessor(row => row.claim.quote.toLocaleLowerCase(), {
    id: 'claim',
    header: 'Claim',
    sortFn: 'basic',
  }),
  helper.accessor(row => STATUSES.indexOf(row.claim.status), {
    id: 'finding',
    header: 'Finding',
    sortFn: 'basic',
  }),
  helper.accessor(row => REVIEW_STATES.indexOf(row.claim.review), {
    id: 'review',
    header: 'Review',
    sortFn: 'basic',
  }),
  helper.accessor(row => row.claim.citations.length, { id: 'sources', header: 'Sources', sortFn: 'basic' }),
  helper.accessor(row => row.claim.assignee?.name.toLocaleLowerCase() ?? '', {
    id: 'with',
    header: 'With',
    sortFn: 'basic',
  }),
])

const ROW = 44

/** Claims as a table, in reading order until a heading is pressed. Only the rows in sight are in the page. */
export function ClaimTable({
  claims,
  onOpen,
}: {
  readonly claims: readonly PlacedClaim[]
  readonly onOpen: (id: string) => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const data = useMemo(() => claims.map((claim, index): Row => ({ claim, number: index + 1 })), [claims])
  const table = useTable({ features, columns, data, getRowId: row => row.claim.id })
  const { rows } = table.getRowModel()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className="claim-table">
      <table aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const sorted = column.getIsSorted()
                return (
                  <th
                    key={id}
                    scope="col"
                    className={`col-${id}`}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
                  >
                    <button type="button" onClick={() => column.toggleSorting(sorted === 'asc')}>
                      {String(column.columnDef.header)}
                      {sorted !== false && <Icon of={sorted === 'asc' ? ArrowUp : ArrowDown} />}
                    </button>
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {items.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            const { claim, number } = row.original
            return (
              <tr key={row.id} aria-rowindex={index + 2} className={statusClass(claim.status)}>
                <td className="col-number">{number}</td>
                <td className="col-claim">
                  <button type="button" className="t" dir="auto" onClick={() => onOpen(claim.id)}>
                    {claim.quote}
                  </button>
                </td>
                <td className="col-finding">
                  <span className="si">
                    <Icon of={STATUS_ICON[claim.status]} />
                  </span>{' '}
                  {STATUS_LABEL[claim.status]}
                  {claim.stale ? ', wording changed' : ''}
                </td>
                <td className="col-review">
                  <ReviewMark review={claim.review} />
                </td>
                <td className="col-sources">{claim.citations.length}</td>
                <td className="col-with">{claim.assignee?.name ?? ''}</td>
              </tr>
            )
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}
