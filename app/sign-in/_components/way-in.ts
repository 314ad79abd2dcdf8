/**
 * Where a sign-in leads: the path that was asked for, when it lies on this server; otherwise the desk. Anything that
 * a browser could take for another host (`//host`, `/\host`, a scheme) is refused.
 */
export function wayIn(to: string | readonly string[] | undefined): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || /[\p{Cc}\\]/u.test(to)) return '/'
  try {
    const base = 'http://stet.invalid'
    const url = new URL(to, base)
    /* Dots are resolved by now, and may have left two slashes at the front. */
    if (url.origin !== base || url.pathname.startsWith('//') || /^\/(sign-in|api)(\/|$)/.test(url.pathname))
      return '/'
    return `${url.pathname}${url.search}${url.hash}`
  } catch {
    return '/'
  }
}
