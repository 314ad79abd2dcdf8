const SCHEMES = new Set(['http:', 'https:', 'mailto:'])
/* As URLs give it: a name in ASCII, an IPv4 address, or an IPv6 address in brackets. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/
/* As given and as normalised: a draft holds the normalised one, and must pass this rule again. */
const MAX_LENGTH = 2048

/**
 * The one rule for which addresses may be links, in drafts, sources and exports: absolute http, https and mailto
 * without credentials or control characters, of at most 2048 characters. Answers the normalised address, which
 * passes unchanged, or null.
 */
export function linkUrl(input: string): string | null {
  const text = input.trim()
  if (text.length > MAX_LENGTH || /[\p{Cc}\s<>"\\]/u.test(text)) return null
  if (!/^(?:https?:\/\/[^/]|mailto:)/i.test(text)) return null
  let url: URL
  try {
    url = new URL(text.replace(/[\^`{|}]/g, encodeURIComponent))
  } catch {
    return null
  }
  if (!SCHEMES.has(url.protocol) || url.href.length > MAX_LENGTH) return null
  if (url.protocol === 'mailto:') return /^[^@\s]+@[^@\s]+$/.test(url.pathname) ? url.href : null
  if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname)) return null
  return url.href
}
