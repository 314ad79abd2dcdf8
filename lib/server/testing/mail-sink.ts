import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A mail server for the tests of a file, which keeps what it is sent, and refuses as long as `refuses` is set. */
export function mailSink(): { readonly mails: Mail[]; refuses: boolean } {
  const sink = { mails: [] as Mail[], refuses: false }
  const server = createServer(socket => {
    let buffer = ''
    let to = ''
    let inData = false
    socket.write('220 sink\r\n')
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      buffer += chunk.toString('utf8')
      for (;;) {
        const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
        if (end < 0) return
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + (inData ? 5 : 2))
        if (inData) {
          inData = false
          sink.mails.push(read(part, to))
          socket.write('250 kept\r\n')
        } else if (/^DATA/i.test(part)) {
          inData = true
          socket.write('354 go on\r\n')
        } else if (/^RCPT TO:/i.test(part)) {
          to = part.slice(part.indexOf('<') + 1, part.indexOf('>'))
          socket.write(sink.refuses ? '451 not now\r\n' : '250 ok\r\n')
        } else {
          socket.write(/^QUIT/i.test(part) ? '221 bye\r\n' : '250 ok\r\n')
        }
      }
    })
  })
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    // The address of a listening TCP server is never a path.
    const { port } = server.address() as AddressInfo
    process.env.STET_SMTP = `smtp://127.0.0.1:${port}`
    process.env.STET_URL = 'https://stet.example/'
  })
  beforeEach(() => {
    sink.mails.length = 0
    sink.refuses = false
  })
  afterAll(() => {
    delete process.env.STET_SMTP
    delete process.env.STET_URL
    server.close()
  })
  return sink
}

function read(message: string, to: string): Mail {
  const [head = '', ...body] = message.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const subject = /^subject: (.*)$/im.exec(unfolded)?.[1] ?? ''
  const text = body.join('\r\n\r\n')
  const quoted = /^content-transfer-encoding: quoted-printable/im.test(unfolded)
  return { to, subject: subject.trim(), text: (quoted ? unquote(text) : text).replaceAll('\r\n', '\n') }
}

function unquote(text: string): string {
  const joined = text.replaceAll(/=\r\n/g, '')
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
