/** The box a line is drawn in, in the units of its SVG. */
interface Box {
  readonly width: number
  readonly height: number
}

/** Where each value stands in the box: the highest at its top, nothing at its foot; null where there is no value. */
export function plotPoints(
  values: readonly (number | null)[],
  { width, height }: Box,
): ({ readonly x: number; readonly y: number } | null)[] {
  const top = Math.max(...values.map(value => value ?? 0), 0)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const round = (length: number) => Math.round(length * 10) / 10
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: values.length > 1 ? round(index * step) : width,
          y: top === 0 ? height : round(height - (value / top) * height),
        },
  )
}

/** The line through the values as an SVG path, with a gap where there is none; a value alone is a dot. */
export function linePath(values: readonly (number | null)[], box: Box): string {
  const points = plotPoints(values, box)
  return points
    .map((point, index) => {
      if (!point) return ''
      const [before, after] = [points[index - 1], points[index + 1]]
      if (before) return `L${point.x} ${point.y}`
      return `M${point.x} ${point.y}${after ? '' : 'h0'}`
    })
    .join('')
}
