import { Plugin } from 'prosemirror-state'
import { linkUrl } from '@/lib/domain/link-url'

/** In a draft a click places the caret, so a link opens with Ctrl or ⌘, and beside the draft, never instead of it. */
export function linkClicks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click(_view, event) {
          const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null
          const href = anchor && linkUrl(anchor.getAttribute('href') ?? '')
          if (!href) return false
          event.preventDefault()
          if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener,noreferrer')
          return false
        },
      },
    },
  })
}
