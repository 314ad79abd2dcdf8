/** A row of the report: what was measured, ours, the baseline beside it, and what is aimed at. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly beside: string
  /** Ours divided by the baseline; null where there is no baseline. */
  readonly ratio: number | null
  readonly aim: string
}

/** Prints rows as an aligned table. */
export function printTable(title: string, rows: readonly Row[]): void {
  const cells = [
    ['', 'Stet', 'beside', 'ratio', 'aim'],
    ...rows.map(({ what, ours, beside, ratio, aim }) => [
      what,
      ours,
      beside,
      ratio === null ? '' : ratio.toFixed(2),
      aim,
    ]),
  ]
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...cells.map(row => row[column]?.length ?? 0)))
  console.info(`\n${title}`)
  for (const row of cells) {
    console.info(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
  }
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`
export const mb = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
