/** A row of the report: what was measured, ours, the baseline beside it, and what is aimed at. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly beside: string
  /** Ours divided by the baseline; null where there is no baseline. */
  readonly ratio: number | null
  readonly aim: string
}

/** Prints rows as a table that a terminal and Markdown both show; `beside` names the baseline. */
export function printTable(title: string, beside: string, rows: readonly Row[]): void {
  const cells = [
    ['', 'Stet', beside, 'ratio', 'aim'],
    ...rows.map(row => [
      row.what,
      row.ours,
      row.beside,
      row.ratio === null ? '' : row.ratio.toFixed(2),
      row.aim,
    ]),
  ]
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(1, ...cells.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => {
    const padded = row.map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `| ${padded.join(' | ')} |`
  }
  const [head, ...rest] = cells.map(line)
  const rule = line(
    widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  )
  console.info(['', `**${title}**`, '', head, rule, ...rest].join('\n'))
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const mb = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
