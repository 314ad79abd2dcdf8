import type { Status } from '@/lib/domain/status'
import { Markup, markup } from './markup'

/* Paths of Lucide (ISC licence), drawn on 24 by 24. */
const PATHS: Record<Status, string> = {
  unchecked:
    '<path d="M10.1 2.182a10 10 0 0 1 3.8 0"/><path d="M13.9 21.818a10 10 0 0 1-3.8 0"/><path d="M17.609 3.721a10 10 0 0 1 2.69 2.7"/><path d="M2.182 13.9a10 10 0 0 1 0-3.8"/><path d="M20.279 17.609a10 10 0 0 1-2.7 2.69"/><path d="M21.818 10.1a10 10 0 0 1 0 3.8"/><path d="M3.721 6.391a10 10 0 0 1 2.7-2.69"/><path d="M6.391 20.279a10 10 0 0 1-2.69-2.7"/>',
  in_progress: '<circle cx="12" cy="12" r="10"/><path d="M12 18a6 6 0 0 0 0-12v12z"/>',
  verified: '<path d="M20 6 9 17l-5-5"/>',
  needs_change:
    '<path d="M13 21h8"/><path d="m15 5 4 4"/><path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"/>',
  disputed: '<path d="M5 9h14"/><path d="M5 15h14"/><path d="M19 5 5 19"/>',
  cannot_verify:
    '<circle cx="12" cy="12" r="10"/><path d="M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"/><path d="M12 17h.01"/>',
  opinion:
    '<path d="M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z"/><path d="M5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z"/>',
}

/** The name of a status in the style sheet. */
export function statusClass(status: Status): string {
  return `st-${status.replace('_', '-')}`
}

/** The drawings, once a page; they show nothing by themselves. */
export function iconSprite(): Markup {
  const symbols = Object.entries(PATHS).map(
    ([status, path]) => markup`<symbol id="i-${status}" viewBox="0 0 24 24">${new Markup(path)}</symbol>`,
  )
  return markup`<svg class="sprite" aria-hidden="true" focusable="false">${symbols}</svg>`
}

/** The icon of a status; its word stands beside it. */
export function statusIcon(status: Status): Markup {
  return markup`<svg class="i" aria-hidden="true" focusable="false"><use href="#i-${status}"/></svg>`
}
