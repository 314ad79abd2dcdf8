import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { markedDraft, type Size } from '../manuscript'

export interface BareServer {
  readonly url: (size: Size) => string
  stop(): Promise<void>
}

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title><link rel="icon" href="data:,">
<style>body{margin:0}.draft{width:620px;margin:40px auto 160px;font:19px/1.68 Georgia,serif;white-space:pre-wrap;outline:none}
[data-claim]{background:#e6f4ec;border-bottom:1px solid #14734f}</style>
<main id="draft"></main><script type="module" src="/page.js"></script></html>`

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
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/page.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/draft.json') {
      const size = { words: Number(searchParams.get('words')), claims: Number(searchParams.get('claims')) }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(markedDraft(size)))
    } else response.setHeader('content-type', 'text/html; charset=utf-8').end(HTML)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port on loopback.')
  return {
    url: ({ words, claims }) => `http://127.0.0.1:${address.port}/?words=${words}&claims=${claims}`,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
