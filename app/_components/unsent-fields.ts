const WRITTEN = new Set(['text', 'url', 'email', ''])

/* Fields somebody has written into; those that have gone from the page since are let go. */
let written: Element[] = []

function isWriting(field: EventTarget | null): field is HTMLInputElement | HTMLTextAreaElement {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return false
  const isText = field instanceof HTMLTextAreaElement || WRITTEN.has(field.getAttribute('type') ?? '')
  return (
    isText && field.getAttribute('role') !== 'combobox' && field.closest('.dialog form, .card form') !== null
  )
}

/** Whether something was written into a form of a dialogue or a card that is still open. */
export function hasUnsentFields(): boolean {
  written = written.filter(field => field.isConnected)
  return written.some(field => isWriting(field) && field.value.trim() !== '')
}

/** Asks before a page is closed on a form that somebody has written into. Answers the way to stop. */
export function guardUnsentFields(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener(
    'input',
    ({ target }) => {
      if (isWriting(target) && !written.includes(target)) written.push(target)
    },
    { signal, capture: true },
  )
  window.addEventListener(
    'beforeunload',
    event => {
      if (hasUnsentFields()) event.preventDefault()
    },
    { signal },
  )
  return () => stop.abort()
}
