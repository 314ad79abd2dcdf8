/** Whether a host, with or without a port, means this machine and no other. */
export function isLoopback(host: string): boolean {
  const bracketed = /^\[(.*)\](:\d+)?$/.exec(host)?.[1]
  const name = (bracketed ?? (host.split(':').length > 2 ? host : host.replace(/:\d+$/, ''))).toLowerCase()
  return name === 'localhost' || name === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name)
}
