import type { APIRequestContext, Page } from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import { expect, get, join, newArticle, newClaim, PASSWORD, post, setUp, test } from './fixtures'
import { claimList, inHand, listedQuotes, pane, viewOfArticle, waiting } from './queue'
import { caretAfter, claimNamed, draftOf, mark, saved } from './workspace'

const DRAFT = {
  headline: 'The ferry that did not sail',
  text: [
    'Five missiles fell on the port. The ferry was moored at the second pier.',
    'The minister said nobody was hurt.',
  ].join('\n\n'),
}

const textOf = async (api: APIRequestContext, id: string) =>
  (await get<Answer<'getArticle'>>(api, `/api/articles/${id}`)).text

/** Every window shows what the server has. */
async function agree(api: APIRequestContext, id: string, pages: readonly Page[]): Promise<void> {
  await expect(async () => {
    const [, , ...body] = (await textOf(api, id)).split('\n')
    for (const page of pages) {
      const shown = (await draftOf(page).locator('p').allInnerTexts()).map(text => text.trim())
      expect(shown.filter(text => text !== '')).toEqual(body.filter(line => line !== ''))
    }
  }).toPass()
}

const streamsAt = async (url: string) => {
  const answer: Answer<'health'> = await (await fetch(`${url}/api/health`)).json()
  return answer.streams
}

test('several people in one draft see each other’s work, and nothing anybody typed is lost', async ({
  newsroom,
  openAs,
}) => {
  const nina = await join(newsroom, 'Nina Falk', ['editor'])
  const id = await newArticle(newsroom.editor, DRAFT)
  const path = `/articles/${id}`
  const edda = await openAs(newsroom.editor, path)
  const second = await openAs(nina, path)
  const cato = await openAs(newsroom.checker, path)

  /* Two people type in one paragraph. */
  await caretAfter(edda, 'second pier')
  await caretAfter(second, 'fell on the port')
  await Promise.all([
    edda.keyboard.type(', as every morning', { delay: 40 }),
    second.keyboard.type(' of Ostra before dawn', { delay: 40 }),
  ])
  const whole = 'on the port of Ostra before dawn. The ferry was moored at the second pier, as every morning.'
  for (const page of [edda, second, cato]) await expect(draftOf(page)).toContainText(whole)

  /* One marks a claim while another rewrites it. */
  await caretAfter(second, 'Five missiles')
  await Promise.all([mark(cato, 'Five missiles fell'), second.keyboard.type(' or six', { delay: 60 })])
  await agree(newsroom.editor.api, id, [edda, second, cato])
  await expect(draftOf(edda)).toContainText('Five missiles or six fell')
  await expect(claimNamed(edda, /^Claim 1, unchecked/)).toBeVisible()
  const { claims } = await get<Answer<'getArticle'>>(newsroom.editor.api, path.replace('/', '/api/'))
  expect(claims.map(claim => claim.quote)).toEqual(['Five missiles or six fell'])
  const claim = claims[0]?.id

  /* One goes offline, types on and comes back; a third approves meanwhile. */
  await edda.context().setOffline(true)
  await expect(edda.getByText('You are offline.')).toBeVisible()
  await caretAfter(edda, 'nobody was hurt')
  await edda.keyboard.type(', twice')
  const api = newsroom.checker.api
  await post(api, `/api/claims/${claim}/finding`, { status: 'disputed', note: 'The log says four.' })
  await post(newsroom.reviewer.api, `/api/claims/${claim}/review`, { decision: 'approve' })
  await expect(claimNamed(second, 'Claim 1, disputed')).toBeVisible()
  await second.keyboard.type(' perhaps')
  await edda.context().setOffline(false)
  await expect(draftOf(second)).toContainText('nobody was hurt, twice')
  await expect(edda.getByText('You are offline.')).toBeHidden()
  await saved(edda)
  await agree(newsroom.editor.api, id, [edda, second, cato])
  await expect(claimNamed(edda, /^Claim 1, disputed/)).toBeVisible()
})

test('the queue, the list of articles and the library follow what others do, without a reload', async ({
  newsroom,
  openAs,
}) => {
  const { article } = await waiting(newsroom, DRAFT, [{ quote: 'Five missiles' }, { quote: 'second pier' }])
  const { claims } = await get<Answer<'listClaims'>>(newsroom.checker.api, `/api/claims?article=${article}`)
  const queue = await openAs(newsroom.reviewer, viewOfArticle(article))
  await inHand(queue, 'Five missiles')
  const list = await openAs(newsroom.editor, '/')
  const library = await openAs(newsroom.checker, '/sources')
  await expect(library.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible()

  const third = await newClaim(newsroom.checker, article, 'nobody was hurt')
  await post(newsroom.checker.api, `/api/claims/${third}/finding`, {
    status: 'cannot_verify',
    note: 'No list.',
  })
  await expect(claimList(queue).getByRole('option')).toHaveCount(3)
  await inHand(queue, 'Five missiles')

  /* Somebody else decides on the claim in front of the reviewer: it stays there, and says so. */
  const first = claims.find(claim => claim.quote === 'Five missiles')?.id
  const other = await join(newsroom, 'Ruth Other', ['reviewer'])
  await post(other.api, `/api/claims/${first}/review`, {
    decision: 'return',
    reason: 'Which log?',
    takeOver: true,
  })
  await expect(pane(queue)).toContainText('Which log?')
  await inHand(queue, 'Five missiles')
  await queue.keyboard.press('j')
  expect(await listedQuotes(queue)).toEqual(['second pier', 'nobody was hurt'])

  const title = `Port log ${Date.now()}`
  await post(newsroom.checker.api, `/api/claims/${third}/citations`, { source: { kind: 'document', title } })
  await expect(library.getByRole('button', { name: title })).toBeVisible()

  await newArticle(newsroom.editor, { headline: `Fresh ${title}`, text: 'Text.' })
  await expect(list.getByRole('link', { name: `Fresh ${title}` })).toBeVisible()
})

test('eight tabs of one browser share one stream, and the others go on when the first is closed', async ({
  freshNewsroom,
  visit,
}) => {
  const { url, editor, checker } = freshNewsroom
  const ids: string[] = []
  for (let i = 0; i < 4; i++) ids.push(await newArticle(editor, { ...DRAFT, headline: `Ferry ${i}` }))
  const first = await visit(url, `/articles/${ids[0]}`, { state: checker.state })
  const pages = [first]
  for (let i = 1; i < 8; i++) {
    const page = await first.context().newPage()
    await page.goto(i === 7 ? viewOfArticle(ids[0] ?? '') : `/articles/${ids[i % 4]}`)
    pages.push(page)
  }
  for (const page of pages.slice(0, 7)) await expect(draftOf(page)).toContainText('Five missiles')
  await expect.poll(() => streamsAt(url)).toBe(1)
  const marked = async (quote: string) => {
    for (const id of ids) await newClaim(editor, id, quote)
    return ids
  }
  await marked('Five missiles')
  for (const page of pages.slice(0, 7)) await expect(claimNamed(page, /^Claim 1/)).toBeVisible()
  await first.close()
  await expect.poll(() => streamsAt(url)).toBe(1)
  await marked('second pier')
  for (const page of pages.slice(1, 7)) await expect(claimNamed(page, /^Claim 2/)).toBeVisible()
  const { claims } = await get<Answer<'listClaims'>>(editor.api, `/api/claims?article=${ids[0]}`)
  for (const { id } of claims) {
    await post(editor.api, `/api/claims/${id}/finding`, { status: 'verified', note: 'Seen.' })
  }
  await expect(pages[7]?.getByRole('option') ?? first.locator('none')).toHaveCount(claims.length)
  await first.context().close()
  await expect.poll(() => streamsAt(url)).toBe(0)
})

test('a session that ends while one types is noticed, and goes on after signing in in place', async ({
  newsroom,
  openAs,
}) => {
  const tess = await join(newsroom, 'Tess Hale', ['editor'])
  const id = await newArticle(newsroom.editor, DRAFT)
  const page = await openAs(tess, `/articles/${id}`)
  await expect(draftOf(page)).toContainText('Five missiles')
  await post(tess.api, '/api/auth/sign-out', {})
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(tess.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your session has ended.')).toBeHidden()
  await newClaim(newsroom.checker, id, 'Five missiles')
  await expect(claimNamed(page, /^Claim 1/)).toBeVisible()
})

test('streams end when the server is asked to leave, and it leaves within 3 s', async ({
  freshServer,
  visit,
}) => {
  const server = await freshServer()
  const { editor, viewer } = await setUp(server)
  const id = await newArticle(editor, DRAFT)
  await visit(server.url, `/articles/${id}`, { state: viewer.state })
  await expect.poll(() => streamsAt(server.url)).toBe(1)
  const cookie = viewer.state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const raw = await fetch(`${server.url}/api/articles/${id}/stream`, { headers: { cookie } })
  expect(raw.headers.get('content-type')).toBe('text/event-stream')
  expect(raw.headers.get('content-encoding')).toBeNull()
  const gone = await fetch(`${server.url}/api/articles/${id}/stream?version=9`, { headers: { cookie } })
  expect(gone.status).toBe(410)

  /* A reader that goes away is forgotten. */
  const leaving = new AbortController()
  await fetch(`${server.url}/api/stream`, { headers: { cookie }, signal: leaving.signal })
  await expect.poll(() => streamsAt(server.url)).toBe(3)
  leaving.abort()
  await expect.poll(() => streamsAt(server.url)).toBe(2)

  const asked = Date.now()
  process.kill(server.pid, 'SIGTERM')
  const said = await raw.text()
  expect(said.trimEnd().split('\n').slice(-2)).toEqual(['event: bye', 'data: {"reason":"restart"}'])
  await expect.poll(() => isThere(server.pid), { intervals: [50] }).toBe(false)
  expect(Date.now() - asked).toBeLessThan(3500)
})

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
