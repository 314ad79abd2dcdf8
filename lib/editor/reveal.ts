/* Room for the sticky bar above and the dock below. */
const MARGIN = 96

/**
 * Brings an element into sight, at the middle of the window when it is not there already. Looked at again a frame
 * later: blocks that were never drawn have guessed heights until they are.
 */
export function reveal(element: Element): void {
  centre(element)
  requestAnimationFrame(() => {
    if (element.isConnected) centre(element)
  })
}

function centre(element: Element): void {
  // The first line of a claim, which may be several lines long.
  const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
  if (rect.top >= MARGIN && rect.bottom <= window.innerHeight - MARGIN) return
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
}
