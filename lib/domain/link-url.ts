const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/**
 * The one rule for which addresses may be links, in drafts, sources and exports: absolute http, https and mailto
 * without credentials or control characters. Answers the normalised address, or null.
 */
export function linkUrl(input: string): string | null {
  const text = input.trim()
  if (text === '' || text.length > 2048 || /[\p{Cc}\s<>"\\^`{|}]/u.test(text)) return null
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (!SCHEMES.has(url.protocol)) return null
  if (url.protocol === 'mailto:') return /^[^@\s]+@[^@\s]+$/.test(url.pathname) ? url.href : null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  if (!/^https?:\/\//i.test(text)) return null
  return url.href
}
