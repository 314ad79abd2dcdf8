import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { Answer } from '@/lib/contracts/call'
import { oneOfEach } from '@/lib/domain/testing/shared-data'
import { expect, expectAccessibleAtBothWidths, get, post, test } from './fixtures'
import { sharedData } from './sample'
import { draftOf } from './workspace'

interface Story {
  readonly name: string
  readonly content: Buffer
}

/* Right to left and without spaces between words, with figures and Latin in between. */
const OWN: readonly Story[] = [
  {
    name: 'ar-own.txt',
    content: Buffer.from(
      'جسر بلا أرقام\n\nأُغلق الجسر في 4 مايو لمدة 11 ساعة. وقالت شركة Quillane إن أحدًا لم يُبلَّغ.\n',
    ),
  },
  {
    name: 'he-own.md',
    content: Buffer.from('# המנורה שכבתה\n\nהמגדלור כבה ב־4 במאי למשך **11 שעות**, לפי יומן Ostra.\n'),
  },
  {
    name: 'ja-own.html',
    content: Buffer.from(
      '<!doctype html><html lang="ja"><h1>消えた灯台</h1><p>灯台は5月4日に11時間消えていた。関係者は「誰も知らなかった」と話した。</p></html>',
    ),
  },
]

function stories(): readonly Story[] {
  const folder = sharedData()
  if (folder === null) return OWN
  const news = join(folder, 'news')
  const names = readdirSync(news).filter(name => /\.(txt|md|html)$/.test(name) && name !== 'README.md')
  return [...OWN, ...oneOfEach(names).map(name => ({ name, content: readFileSync(join(news, name)) }))]
}

type HtmlNode = DefaultTreeAdapterMap['node']

/** The text of a page as a reader of its source sees it: all of it but scripts, styles and the name of the tab. */
function textOfHtml(html: string): string {
  const texts: string[] = []
  const visit = (node: HtmlNode): void => {
    if ('tagName' in node && /^(script|style|title)$/.test(node.tagName)) return
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html, { scriptingEnabled: false }))
  return texts.join(' ')
}

/** Markdown without what is not text in it: where links lead, and the names of fields in front of it. */
function textOfMarkdown(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\[[^\]]+\]:.*$/gm, '')
    .replace(/\]\[[^\]]*\]/g, ']')
    .replace(/^(title|subtitle|headline):/gm, '')
    .replace(/&#?\w+;/g, ' ')
}

/** Everything of a text that can be read, in order. */
const letters = (text: string) => text.match(/[\p{L}\p{M}\p{N}]/gu)?.join('') ?? ''
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** The words of the first text that the second has not, or not as often. */
function missingWords(from: string, inside: string): string[] {
  const left = new Map<string, number>()
  for (const word of wordsOf(inside)) left.set(word, (left.get(word) ?? 0) + 1)
  return wordsOf(from).filter(word => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count === 0
  })
}

test.beforeEach(() => {
  if (sharedData() === null) {
    test.info().annotations.push({ type: 'stories', description: 'our own three only: no ../shared here' })
  }
})

for (const { name, content } of stories()) {
  test(`${name} comes in whole, is shown, checked and exported`, async ({ newsroom, openAs }) => {
    const { editor, checker } = newsroom
    const answer = await editor.api.post('/api/articles', {
      multipart: { file: { name, mimeType: 'text/plain', buffer: content } },
    })
    expect(answer.status(), await answer.text()).toBe(201)
    const { article }: Answer<'createArticle'> = await answer.json()
    const path = `/api/articles/${article.id}`
    const { text } = await get<Answer<'getArticle'>>(checker.api, path)
    const source = content.toString('utf8')
    if (name.endsWith('.txt')) expect(letters(text)).toBe(letters(source))
    else {
      const written = name.endsWith('.html') ? textOfHtml(source) : textOfMarkdown(source)
      expect(missingWords(written, text)).toEqual([])
    }

    /* The longest line that stands once is the claim. */
    const lines = text.split('\n').filter(line => line !== '')
    const quote = lines
      .filter(line => text.split(line).length === 2 && line.length < 20_000)
      .reduce((longest, line) => (line.length > longest.length ? line : longest), '')
    const { claim } = await post<Answer<'createClaim'>>(checker.api, `${path}/claims`, { quote })
    expect([...text].slice(claim.start ?? 0, claim.end ?? 0).join('')).toBe(quote)

    const page = await openAs(checker, `/articles/${article.id}?claim=${claim.id}`)
    await expect(page.getByRole('article', { name: 'Claim 1, unchecked' })).toBeVisible({ timeout: 20_000 })
    const shown = await draftOf(page).evaluate(draft =>
      [...draft.querySelectorAll('h1, h2, h3, h4, h5, h6, p')].map(block => block.textContent ?? ''),
    )
    expect(letters(shown.join('\n'))).toBe(letters(text))
    const marked = draftOf(page).locator('.c')
    expect(letters((await marked.allTextContents()).join(''))).toBe(letters(quote))
    const direction = await marked.first().evaluate(element => getComputedStyle(element).direction)
    expect(direction).toBe(/^(ar|he)-/.test(name) ? 'rtl' : 'ltr')

    if (OWN.some(story => story.name === name)) await expectAccessibleAtBothWidths(page)

    const copy = await (await checker.api.get(`${path}/export?format=html`)).text()
    expect(missingWords(text, textOfHtml(copy))).toEqual([])
    expect(letters(textOfHtml(copy))).toContain(letters(quote))
    const markdown = await (await checker.api.get(`${path}/export?format=markdown`)).text()
    expect(missingWords(text, markdown.replace(/\\/g, ''))).toEqual([])
  })
}
