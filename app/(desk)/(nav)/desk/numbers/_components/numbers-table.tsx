import type { DeskNumbers } from '@/lib/contracts/desk'
import { calendarDay, MEASURES } from '../../../_components/measures'

/** The same numbers as figures, the latest day first. */
export function NumbersTable({ numbers }: { readonly numbers: DeskNumbers }) {
  return (
    <details className="numbers-days">
      <summary>Day by day</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <section className="numbers-scroll" tabIndex={0} aria-label="Day by day">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {MEASURES.map(({ id, title }) => (
                <th key={id} scope="col">
                  {id === 'checked' ? 'Claims checked' : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...numbers.days].reverse().map(day => (
              <tr key={day.day}>
                <th scope="row">
                  <time dateTime={day.day}>{calendarDay(day.day)}</time>
                </th>
                {MEASURES.map(({ id, of, say }) => {
                  const value = of(day)
                  return <td key={id}>{value === null ? '–' : say(value)}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
