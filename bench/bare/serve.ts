import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { markedDraft, type Size } from '../manuscript'

export interface BareServer {
  readonly url: (size: Size) => string
  stop(): Promise<void>
}

/* The same face, size, line and measure as Stet's paper, so that both break and draw the same lines. */
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title><link rel="icon" href="data:,">
<style>
@font-face { font-family: 'Source Serif 4 Variable'; font-weight: 200 900; src: url(/font.woff2) format('woff2-variations') }
body { margin: 0; font-variant-numeric: tabular-nums }
.draft { width: 620px; margin: 92px auto 160px; font: 19px/1.68 'Source Serif 4 Variable', serif; font-optical-sizing: auto; white-space: pre-wrap; overflow-wrap: break-word; outline: none }
.draft p, .draft h1, .draft h2 { margin: 0 0 1.05em }
[data-claim] { background: #e6f4ec; border-bottom: 1px solid #14734f }
</style>
<main id="draft"></main><script type="module" src="/page.js"></script></html>`

const FONT = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2'

/** Serves the bare editor on loopback, bundled from the same packages as Stet's. */
export async function serveBare(): Promise<BareServer> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) },
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const font = readFileSync(createRequire(import.meta.url).resolve(FONT))
  const drafts = new Map<string, string>()
  const draft = (size: Size) => {
    const known = drafts.get(JSON.stringify(size)) ?? JSON.stringify(markedDraft(size))
    drafts.set(JSON.stringify(size), known)
    return known
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const send = (type: string, body: string | Buffer, kept = false) =>
      response
        .setHeader('content-type', type)
        .setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-store')
        .end(body)
    if (pathname === '/page.js') send('text/javascript', script, true)
    else if (pathname === '/font.woff2') send('font/woff2', font, true)
    else if (pathname === '/draft.json') {
      const size = { words: Number(searchParams.get('words')), claims: Number(searchParams.get('claims')) }
      send('application/json', draft(size))
    } else send('text/html; charset=utf-8', HTML)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port on loopback.')
  return {
    url: ({ words, claims }) => `http://127.0.0.1:${address.port}/?words=${words}&claims=${claims}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
