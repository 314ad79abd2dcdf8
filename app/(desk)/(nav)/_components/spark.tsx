import { linePath, plotPoints } from './plot-path'

const BOX = { width: 112, height: 24 }

/** A line as small as a word, its last value dotted. It says nothing by itself: the figure beside it does. */
export function Spark({ values }: { readonly values: readonly (number | null)[] }) {
  const last = plotPoints(values, BOX).at(-1)
  return (
    <svg className="spark" viewBox="-3 -3 118 30" aria-hidden="true">
      <path d={linePath(values, BOX)} />
      {last ? <circle cx={last.x} cy={last.y} r="2.6" /> : null}
    </svg>
  )
}
