import { spawnSync } from 'node:child_process'
import { lookup } from 'node:dns'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { Worker } from 'node:worker_threads'
import { type Result, refuse } from '@/lib/domain/result'
import type { ImportRefusal } from '@/lib/exchange/import/import-refusal'
import { importPlainText } from '@/lib/exchange/import/plain-text'
import { serveReadings } from '../serve-readings'

/* What a hostile file would have to make a parser do; the text says which of it. */
const held: unknown[] = []
const DEEDS: Readonly<Record<string, () => unknown>> = {
  loop: () => {
    for (;;);
  },
  fill: () => {
    for (;;) held.push(new Uint8Array(1_000_000).fill(1))
  },
  hoard: () => {
    for (;;) held.push(Array.from({ length: 100_000 }, () => ({})))
  },
  leave: () => process.exit(0),
  stumble: () => {
    throw new TypeError('The words of a draft')
  },
  lie: () => ({
    ok: true,
    value: { doc: { toJSON: () => ({ type: 'paragraph' }) }, dropped: [], claims: [] },
  }),
  escape: () => refuse({ code: 'damaged', message: waysOut().join(', ') }),
}

/* What it could do besides reading: each that works is named. */
function waysOut(): string[] {
  const ways: Readonly<Record<string, () => unknown>> = {
    'reads a file': () => readFileSync('/etc/hostname'),
    'reads the package': () => readFileSync('package.json'),
    'writes a file': () => writeFileSync('/tmp/stet-escaped', ''),
    'starts a program': () => spawnSync(process.execPath, ['--version']).status === 0 || fail(),
    'starts a thread': () => new Worker('', { eval: true }),
    'calls out': () => connect(9, '127.0.0.1'),
    'asks for a name': () => lookup('localhost', () => undefined),
    listens: () => createServer().listen(0),
    fetches: () => fetch('http://127.0.0.1:9'),
    'knows a secret': () => process.env.STET_SECRET ?? process.env.PATH ?? fail(),
  }
  return Object.entries(ways).flatMap(([name, way]) => {
    try {
      way()
      return [name]
    } catch {
      return []
    }
  })
}

function fail(): never {
  throw new Error('No.')
}

serveReadings(job => {
  const text = job.kind === 'text' ? job.text.text : ''
  const deed = DEEDS[text]
  // What it says is looked at by whoever asked: that is what is tested.
  return deed ? (deed() as Result<never, ImportRefusal>) : importPlainText(text)
})
