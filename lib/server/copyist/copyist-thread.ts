import { parentPort } from 'node:worker_threads'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { annotatedCopy } from '@/lib/exchange/annotated-copy'
import { recordOf, recordText } from '@/lib/exchange/copy-record'
import { exportFile, type PressJob } from '@/lib/exchange/export-file'
import type { CopyistHears, CopyistSays, CopyOrder } from './copy-order'

/* Writes copies, one after the other. What goes wrong is thrown: then the thread ends, and the server is told. */
const server = parentPort
if (server === null) throw new Error('The copyist works in a thread of the server.')

/* What waits for the server to have run an errand; one at a time. */
let back: (heard: CopyistHears) => void = () => undefined
server.on('message', async (heard: CopyistHears) => {
  if (heard.hears === 'order') say({ says: 'written', file: await written(heard.order) })
  else back(heard)
})

async function written({ input, format, notes }: CopyOrder) {
  const whole = { ...input, doc: manuscriptSchema.nodeFromJSON(input.doc) }
  const copy = annotatedCopy(whole)
  const record = async () => {
    const text = recordText(recordOf(whole, copy))
    return { text, seal: await sealed(text) }
  }
  return exportFile(copy, format, { notes, record, press })
}

async function press(job: PressJob): Promise<Uint8Array<ArrayBuffer>> {
  const heard = await errand({ says: 'press', job })
  if (heard.hears !== 'pressed') throw new Error('The server did something else than to set a PDF.')
  return heard.bytes
}

async function sealed(text: string): Promise<string> {
  const heard = await errand({ says: 'seal', text })
  if (heard.hears !== 'sealed') throw new Error('The server did something else than to seal a record.')
  return heard.seal
}

function errand(said: CopyistSays): Promise<CopyistHears> {
  return new Promise(resolve => {
    back = resolve
    say(said)
  })
}

function say(said: CopyistSays): void {
  const body = said.says === 'written' ? said.file.body : ''
  server?.postMessage(said, typeof body === 'string' ? [] : [body.buffer])
}
