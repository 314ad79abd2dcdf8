import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { ADDRESS_HEADER } from './address'
import { watchAddresses } from './watch-addresses'

describe('watchAddresses', () => {
  it('notes where a connection comes from, over whatever the client says', async () => {
    watchAddresses()
    const server = createServer((request, response) => response.end(request.headers[ADDRESS_HEADER]))
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    try {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      const headers = { [ADDRESS_HEADER]: '203.0.113.1', 'x-forwarded-for': '203.0.113.2' }
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers })
      expect(await answer.text()).toBe('127.0.0.1')
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
