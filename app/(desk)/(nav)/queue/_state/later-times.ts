/** A moment to which a claim can be put off, with its name. */
export interface LaterTime {
  readonly label: string
  readonly at: Date
}

const HOUR = 3_600_000
const EVENING = 18
const MORNING = 9

/**
 * When a claim may come back, by the reader's own clock: in an hour, this evening where that is still to come, and
 * tomorrow morning. Days and hours are those of the zone that the browser is in, over changes of its clock too.
 */
export function laterTimes(now: Date): LaterTime[] {
  const inAnHour = new Date(now.getTime() + HOUR)
  const evening = atHour(now, 0, EVENING)
  return [
    { label: 'In an hour', at: inAnHour },
    ...(evening > inAnHour ? [{ label: 'This evening', at: evening }] : []),
    { label: 'Tomorrow morning', at: atHour(now, 1, MORNING) },
  ]
}

function atHour(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
}
