const waiting = new Set<() => void>()
let stopWaiting: (() => void) | null = null

/** A window that is hidden draws no frames; milliseconds. */
const LATEST = 120

/**
 * Runs a function once the next frame is painted, however often it is asked to: what one sees of a key comes first,
 * what follows from it after. The next key and the next press find it done in any case. Answers the way to take it
 * back.
 */
export function afterPaint(run: () => void): () => void {
  waiting.add(run)
  stopWaiting ??= waitForPaint()
  return () => waiting.delete(run)
}

function waitForPaint(): () => void {
  const frame = requestAnimationFrame(() => {
    timers.push(setTimeout(withoutWaiting))
  })
  const timers = [setTimeout(withoutWaiting, LATEST)]
  const options = { capture: true }
  window.addEventListener('keydown', withoutWaiting, options)
  window.addEventListener('pointerdown', withoutWaiting, options)
  return () => {
    cancelAnimationFrame(frame)
    for (const timer of timers) clearTimeout(timer)
    window.removeEventListener('keydown', withoutWaiting, options)
    window.removeEventListener('pointerdown', withoutWaiting, options)
  }
}

/** Does now what waits for the paint: for whoever moves the focus to something that is yet to be drawn. */
export function withoutWaiting(): void {
  stopWaiting?.()
  stopWaiting = null
  const due = [...waiting]
  waiting.clear()
  for (const run of due) run()
}
