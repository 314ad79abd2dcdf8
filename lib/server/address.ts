import 'server-only'

/**
 * Request header with the address at the other end of the connection, set by `watchAddresses` over anything a
 * client sent under that name.
 */
export const ADDRESS_HEADER = 'x-stet-address'

/**
 * Where a request comes from, or null when nobody can say. X-Forwarded-For is only believed as far as
 * `STET_PROXIES` says: the number of proxies in front of Stet, each of which adds one address at its end.
 */
export function addressOf(headers: Headers): string | null {
  const proxies = Number(process.env.STET_PROXIES ?? 0)
  if (Number.isInteger(proxies) && proxies > 0) {
    const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map(part => part.trim())
    const address = forwarded.at(-proxies)
    if (address) return address.slice(0, 64)
  }
  return headers.get(ADDRESS_HEADER)
}
