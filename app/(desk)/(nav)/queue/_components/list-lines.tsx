import type { Hold } from '@/lib/contracts/hold'
import type { ListItem } from '../_state/list-items'
import { useQueue } from '../_state/use-queue'
import { Due } from './due'
import { QueueRow } from './queue-row'

/** Which lines of a long list are in the document, and how high what is not would be, in CSS pixels. */
export interface ShownLines {
  /** Of the list, from 0, ascending. */
  readonly indices: readonly number[]
  readonly before: number
  readonly after: number
  heightOf(index: number): number
  measure(element: Element | null): void
  /** Scrolls no further than it has to for a line to be in sight. */
  scrollTo(index: number): void
}

interface LinesProps {
  readonly items: readonly ListItem[]
  /** How many claims of the view are in each article, as far as that is known. */
  readonly groups: Readonly<Record<string, number>>
  /** Null shows all of them. */
  readonly lines: ShownLines | null
  readonly setSize: number
  readonly chosen: string | null
  readonly selected: ReadonlySet<string>
  readonly holds: readonly Hold[]
}

/**
 * The lines in and near the window, in the flow of the page between two spacers, so that an article's heading can
 * stick to the top while its claims pass.
 */
export function Lines({ items, groups: counts, lines, setSize, chosen, ...marks }: LinesProps) {
  const queue = useQueue()
  const shown = lines?.indices ?? [...items.keys()]
  const [first] = shown
  if (first === undefined) return null
  const line = (index: number) => {
    const item = items[index]
    return item?.kind === 'claim' ? (
      <QueueRow
        key={item.key}
        ref={lines?.measure ?? null}
        index={index}
        row={item.row}
        position={item.position}
        setSize={setSize}
        chosen={item.row.id === chosen}
        selected={marks.selected.has(item.row.id)}
        heldBy={queue.heldBy(item.row.id)?.person.name ?? null}
        headline={items[0]?.kind !== 'heading'}
      />
    ) : null
  }
  if (items[0]?.kind !== 'heading') {
    return (
      <>
        <div role="presentation" style={{ height: lines?.before ?? 0 }} />
        {shown.map(line)}
        <div role="presentation" style={{ height: lines?.after ?? 0 }} />
      </>
    )
  }
  const opening = openingHeading(items, first)
  const before = lines === null ? 0 : lines.before - (opening === first ? 0 : lines.heightOf(opening))
  const indices = [...(opening === first ? [] : [opening]), ...shown]
  const groups: { heading: number; claims: number[] }[] = []
  for (const index of indices) {
    if (items[index]?.kind === 'heading') groups.push({ heading: index, claims: [] })
    else groups.at(-1)?.claims.push(index)
  }
  return (
    <>
      <div role="presentation" style={{ height: Math.max(0, before) }} />
      {groups.map(({ heading, claims }) => {
        const item = items[heading]
        if (item?.kind !== 'heading') return null
        const id = `queue-${item.key}`
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, which no element is
          <div className="grp" role="group" aria-labelledby={id} key={item.key}>
            <div className="grp-h" role="presentation" id={id} data-index={heading} ref={lines?.measure}>
              <span className="t" dir="auto">
                {item.headline || 'Untitled'}
              </span>
              {counts[item.articleId] === undefined ? null : (
                <span className="grp-n">
                  {counts[item.articleId]}
                  <span className="vh"> {counts[item.articleId] === 1 ? 'claim' : 'claims'}</span>
                </span>
              )}
              <Due at={item.deadline} />
            </div>
            {claims.map(line)}
          </div>
        )
      })}
      <div role="presentation" style={{ height: lines?.after ?? 0 }} />
    </>
  )
}

/** The heading over a line of the list. */
function openingHeading(items: readonly ListItem[], index: number): number {
  for (let at = index; at > 0; at--) if (items[at]?.kind === 'heading') return at
  return 0
}
