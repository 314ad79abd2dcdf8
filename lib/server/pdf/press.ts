import 'server-only'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PressJob } from '@/lib/exchange/export-file'

/* For the scripts that Typst's own face lacks; those two that come in packages of 80 MB lie here. */
const PACKAGES = 'node_modules/@fontsource'
const FONTS = [
  ...['400', '700'].flatMap(weight => [
    `${PACKAGES}/noto-naskh-arabic/files/noto-naskh-arabic-arabic-${weight}-normal.woff`,
    `${PACKAGES}/noto-serif-hebrew/files/noto-serif-hebrew-hebrew-${weight}-normal.woff`,
    `${PACKAGES}/noto-serif-thai/files/noto-serif-thai-thai-${weight}-normal.woff`,
    `${PACKAGES}/noto-serif-devanagari/files/noto-serif-devanagari-devanagari-${weight}-normal.woff`,
  ]),
  'lib/server/pdf/fonts/noto-sans-sc-chinese-simplified-400-normal.woff',
  'lib/server/pdf/fonts/noto-sans-jp-japanese-400-normal.woff',
]
const TYPESETTER = 'lib/server/pdf/typesetter.js'
const PATIENCE = 60_000

/* One at a time: each takes a core, and some hundred megabytes for the fonts. */
let last: Promise<unknown> = Promise.resolve()

/** Sets a PDF (1.7, PDF/UA-1: tagged, with bookmarks) in a thread of its own; jobs wait for their turn. */
export function press(job: PressJob): Promise<Uint8Array<ArrayBuffer>> {
  const turn = last.then(() => typeset(job))
  last = turn.catch(() => undefined)
  return turn
}

async function typeset({ template, content, pictures, madeAt }: PressJob): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-pdf-'))
  const here = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)
  // As a line of code and not as a path: the build would pack what a path leads to.
  const program = `import(${JSON.stringify(pathToFileURL(here(TYPESETTER)).href)})`
  const worker = new Worker(program, {
    eval: true,
    workerData: {
      template,
      copy: content,
      pictures,
      fonts: FONTS.map(here),
      folder,
      createdAt: Math.floor(Date.parse(madeAt) / 1000),
    },
  })
  try {
    return await new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error('The PDF took too long.')), PATIENCE)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The PDF was not made.')))
      worker.once('exit', () => clearTimeout(tooLong))
    })
  } finally {
    await worker.terminate()
    await rmdir(folder)
  }
}
