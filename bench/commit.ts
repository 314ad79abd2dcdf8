import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Fragment, Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import type { Answer } from '@/lib/contracts/call'
import { SCHEMA_VERSION, manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import type { Size } from './manuscript'
import type { Newsroom } from './newsroom'
import { quantile } from './quantile'
import { ms, printTable, type Row } from './table'
import { openWire } from './wire'

const LETTERS = 200

/** One letter after the other saved over HTTP, beside bare `node:http` that appends the same bytes and syncs. */
export async function benchCommit(newsroom: Newsroom, sizes: readonly Size[]): Promise<void> {
  const rows: Row[] = []
  const bare = await openBare(newsroom.data)
  try {
    for (const size of sizes) {
      const { url } = await newsroom.article({ ...size, claims: size.claims + 2 })
      const id = url.split('/').at(-1) ?? ''
      const ours = await type(newsroom, id, LETTERS)
      const beside = await bare.take(LETTERS)
      for (const [name, share] of [
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        const [a, b] = [quantile(ours, share), quantile(beside, share)]
        const what = `a letter in ${size.words.toLocaleString('en')} words, ${name}`
        rows.push({ what, ours: ms(a), beside: ms(b), ratio: a / b, aim: '' })
      }
    }
  } finally {
    bare.close()
  }
  printTable('A commit over HTTP, one after the other, synced', 'node:http + append + fdatasync', rows)
}

async function type(newsroom: Newsroom, id: string, letters: number): Promise<number[]> {
  const { send, close } = await openWire(newsroom)
  const step = new ReplaceStep(1, 1, new Slice(Fragment.from(schema.text('x')), 0, 0)).toJSON()
  let { version } = (await send<Answer<'getArticle'>>('GET', `/api/articles/${id}`)).article
  const times: number[] = []
  for (let count = -10; count < letters; count++) {
    const body = {
      commitId: `letter-${id}-${count}`,
      clientId: 'bench-client',
      schemaVersion: SCHEMA_VERSION,
      baseVersion: version,
      steps: [step],
    }
    const began = performance.now()
    version = (await send<Answer<'commit'>>('POST', `/api/articles/${id}/commits`, body)).version
    // The first few are not counted.
    if (count >= 0) times.push(performance.now() - began)
  }
  close()
  return times
}

async function openBare(folder: string) {
  const file = openSync(join(folder, 'bench-letters'), 'a')
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = []
    asked.on('data', chunk => chunks.push(chunk))
    asked.on('end', () => {
      writeSync(file, Buffer.concat(chunks))
      fdatasyncSync(file)
      answer.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port on loopback.')
  return {
    async take(letters: number): Promise<number[]> {
      const times: number[] = []
      for (let count = 0; count < letters; count++) {
        const began = performance.now()
        const body = JSON.stringify({ commitId: `letter-${count}`, steps: ['x'.repeat(200)] })
        await (await fetch(`http://127.0.0.1:${address.port}/`, { method: 'POST', body })).arrayBuffer()
        times.push(performance.now() - began)
      }
      return times
    },
    close() {
      server.close()
      closeSync(file)
    },
  }
}
