/** Where F6 goes, in order; a region that is not on the screen is passed over. */
const REGIONS = ['.queue .views', '.queue .list', '.queue .det-in', '.queue .decide', '.toasts'] as const

/** Moves to the next or previous region; after the last one the key is the browser's. Answers whether it was used. */
export function goToRegion(event: KeyboardEvent, by: 1 | -1): boolean {
  const stops = REGIONS.flatMap(selector => {
    const region = document.querySelector<HTMLElement>(selector)
    const stop = region?.matches('[tabindex]')
      ? region
      : region?.querySelector<HTMLElement>('[tabindex="0"], a[href], button')
    return region && stop && stop.getClientRects().length > 0 ? [{ region, stop }] : []
  })
  const at = stops.findIndex(({ region }) => region.contains(document.activeElement))
  const next = stops[at < 0 ? (by === 1 ? 0 : stops.length - 1) : at + by]
  if (!next) return false
  next.stop.focus()
  /* The messages listen for F6 themselves, and would take the focus from here. */
  event.stopPropagation()
  return true
}
