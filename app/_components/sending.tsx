import { Button } from './button'

/** How far something that was sent has come: 0 to 1 while it is on its way, then what is done with it. */
export function Sending({
  sent,
  then,
  onStop,
}: {
  readonly sent: number
  /** What the server does once all of it is there, as `Reading the file`. */
  readonly then: string
  readonly onStop: () => void
}) {
  return (
    <p className="sending">
      <span role="status">
        <progress value={sent < 1 ? sent : undefined} aria-label="Progress" />
        {sent < 1 ? `Sending, ${Math.round(sent * 100)} %` : then}
      </span>
      <Button kind="bare" onClick={onStop}>
        Stop
      </Button>
    </p>
  )
}
