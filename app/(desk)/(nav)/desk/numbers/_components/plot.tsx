import type { DeskNumbers } from '@/lib/contracts/desk'
import { calendarDay, type Measure, plotWords } from '../../../_components/measures'
import { linePath, plotPoints } from '../../../_components/plot-path'

const BOX = { width: 600, height: 120 }

/** One measure over the days: its figure, what it means, and the line, which is told in words as well. */
export function Plot({ measure, numbers }: { readonly measure: Measure; readonly numbers: DeskNumbers }) {
  const values = numbers.days.map(measure.of)
  const top = Math.max(...values.map(value => value ?? 0), 0)
  const [first, last] = [numbers.days[0], numbers.days.at(-1)]
  const points = plotPoints(values, BOX)
  return (
    <section className="plot" aria-labelledby={`plot-${measure.id}`}>
      <h2 id={`plot-${measure.id}`}>{measure.title}</h2>
      <p className="plot-figure">
        <b>{measure.figure(numbers)}</b> <span>{measure.more(numbers)}</span>
      </p>
      <svg viewBox="-4 -8 608 136" role="img" aria-label={plotWords(measure, numbers, calendarDay)}>
        <path className="plot-foot" d={`M0 ${BOX.height}H${BOX.width}`} />
        {top > 0 ? <path className="plot-top" d={`M0 0H${BOX.width}`} /> : null}
        <path className="plot-line" d={linePath(values, BOX)} />
        {values.length <= 31
          ? points.map((point, index) =>
              point ? <circle key={numbers.days[index]?.day} cx={point.x} cy={point.y} r="2.6" /> : null,
            )
          : null}
      </svg>
      <p className="plot-ends" aria-hidden="true">
        <span>{first ? calendarDay(first.day) : ''}</span>
        <span>{top > 0 ? `line at the top: ${measure.say(top)}` : 'nothing yet'}</span>
        <span>{last && last !== first ? calendarDay(last.day) : ''}</span>
      </p>
      <p className="plot-meaning">{measure.meaning}</p>
    </section>
  )
}
