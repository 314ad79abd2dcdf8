import { describe, expect, it } from 'vitest'
import { openBrowser } from './testing/browser'

const changes = (articleId: string, version: number) => ({
  articleId,
  version,
  steps: [],
  claims: [],
  event: version,
  article: {},
})
const desk = (event: number, articles: string[] = ['a']) => ({ event, articles, claims: [], sources: [] })

describe('the tabs of one browser', () => {
  it('share one stream, which carries what any of them wants', async () => {
    const browser = openBrowser()
    const tabs = Array.from({ length: 8 }, (_, i) => browser.newTab(`tab-${i}`))
    for (const [i, tab] of tabs.slice(0, 6).entries()) tab.follow(`a${i % 3}`, i + 1)
    tabs[6]?.watchDesk(40)
    tabs[7]?.watchDesk(50)
    await browser.pass(100)
    expect(browser.alive()).toHaveLength(1)
    const [stream] = browser.alive()
    expect(stream?.url).toBe('/api/stream?articles=a0@1@1,a1@2@2,a2@3@3')
    expect(stream?.lastEventId).toBe(40)
    stream?.open()
    stream?.send('article', changes('a1', 9))
    stream?.send('presence', { articleId: 'a1', people: [{}, {}] })
    stream?.send('desk', desk(51))
    const seen = tabs.map(tab => tab.heard.filter(one => one !== 'heard').join())
    expect(seen).toEqual(['', 'a1 9,a1 has 2', '', '', 'a1 9,a1 has 2', '', 'desk 51', 'desk 51'])
    for (const tab of tabs.slice(0, 6)) expect(tab.heard).toContain('heard')
  })

  it('pass it on when the tab that holds it is gone, from where each article was', async () => {
    const browser = openBrowser()
    const first = browser.newTab('first')
    const second = browser.newTab('second')
    first.watchDesk(1)
    second.follow('a', 3)
    second.watchDesk(1)
    await browser.pass(100)
    browser.alive()[0]?.open()
    browser.alive()[0]?.send('desk', desk(7))
    first.close()
    await browser.pass(100)
    expect(browser.alive()).toHaveLength(1)
    expect(browser.alive()[0]).toMatchObject({ url: '/api/stream?articles=a@3@3', lastEventId: 7 })
  })

  it('ask anew for an article that a later tab knows less of, and go on with the one that is open otherwise', async () => {
    const browser = openBrowser()
    const [first, second, third] = [browser.newTab('1'), browser.newTab('2'), browser.newTab('3')]
    first.follow('a', 5)
    await browser.pass(100)
    const stream = browser.alive()[0]
    stream?.open()
    stream?.send('presence', { articleId: 'a', people: [{}] })
    second.follow('a', 6)
    await browser.pass(100)
    expect(browser.asked).toHaveLength(1)
    expect(second.heard).toEqual(['a has 1', 'heard'])
    third.follow('a', 4)
    await browser.pass(100)
    expect(stream?.isLetGo()).toBe(true)
    expect(browser.alive().map(one => one.url)).toEqual(['/api/stream?articles=a@4@4'])
  })

  it('let the stream go when none of them wants anything, and not between two pages', async () => {
    const browser = openBrowser()
    const tab = browser.newTab('1')
    const stop = tab.follow('a')
    await browser.pass(100)
    browser.alive()[0]?.open()
    stop()
    await browser.pass(500)
    const watch = tab.watchDesk(1)
    await browser.pass(5000)
    expect(browser.alive()).toHaveLength(1)
    watch()
    await browser.pass(5000)
    expect(browser.alive()).toHaveLength(0)
  })

  it('no longer want what a tab wanted that is gone', async () => {
    const browser = openBrowser()
    const [first, second] = [browser.newTab('1'), browser.newTab('2')]
    first.follow('a')
    second.follow('b')
    await browser.pass(100)
    second.close()
    first.follow('c')
    await browser.pass(100)
    expect(browser.alive().map(one => one.url)).toEqual(['/api/stream?articles=a@0@0,c@0@0'])
  })

  it('hear that the server cannot be reached, and that it is back', async () => {
    const browser = openBrowser()
    const [first, second] = [browser.newTab('1'), browser.newTab('2')]
    first.follow('a')
    second.follow('b')
    await browser.pass(100)
    browser.alive()[0]?.open()
    browser.alive()[0]?.send('article', changes('b', 4))
    await browser.alive()[0]?.end({ kind: 'broke' })
    expect(second.heard.at(-1)).toBe('heard')
    await browser.pass(1000)
    await browser.alive()[0]?.end({ kind: 'broke' })
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['unheard 0', 'unheard 0'])
    first.live.notify({ type: 'online' })
    expect(browser.alive().map(one => one.url)).toEqual(['/api/stream?articles=a@0@0,b@4@4'])
    browser.alive()[0]?.open()
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['heard', 'heard'])
  })

  it('hear that they are signed out, and go on when one of them has signed in', async () => {
    const browser = openBrowser()
    const [first, second] = [browser.newTab('1'), browser.newTab('2')]
    first.follow('a')
    second.follow('a')
    await browser.pass(100)
    browser.alive()[0]?.open()
    browser.alive()[0]?.send('bye', { reason: 'signed_out' })
    await browser.alive()[0]?.end({ kind: 'ended' })
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['unheard 401', 'unheard 401'])
    await browser.pass(600_000)
    expect(browser.alive()).toHaveLength(0)
    second.live.retry()
    expect(browser.alive()).toHaveLength(1)
  })

  it('hear of an article that is not carried that it is not, and are not told that it is well', async () => {
    const browser = openBrowser()
    const tab = browser.newTab('1')
    tab.follow('a')
    tab.follow('b')
    await browser.pass(100)
    browser.alive()[0]?.open()
    browser.alive()[0]?.send('away', { articleId: 'b', reason: 'gone' })
    tab.heard.length = 0
    browser.alive()[0]?.comment()
    expect(tab.heard).toEqual(['heard'])
  })

  it('learn that something happened on the desk before they came to listen', async () => {
    const browser = openBrowser()
    const [first, second] = [browser.newTab('1'), browser.newTab('2')]
    first.watchDesk(5)
    await browser.pass(100)
    browser.alive()[0]?.open()
    browser.alive()[0]?.send('desk', desk(5, []))
    browser.alive()[0]?.send('desk', desk(9))
    expect(first.heard).toEqual(['desk 9'])
    second.watchDesk(6)
    await browser.pass(100)
    expect(second.heard).toEqual(['desk'])
    expect(browser.asked).toHaveLength(1)
  })

  it('take the lead from a tab that has fallen asleep', async () => {
    const browser = openBrowser()
    const [asleep, awake] = [browser.newTab('1'), browser.newTab('2')]
    asleep.follow('a')
    awake.follow('a')
    await browser.pass(100)
    browser.alive()[0]?.open()
    for (let quarter = 0; quarter < 5; quarter++) {
      await browser.pass(15_000)
      browser.alive()[0]?.comment()
    }
    expect(browser.asked).toHaveLength(1)
    asleep.fallAsleep()
    await browser.pass(150_000)
    expect(browser.asked.length).toBeGreaterThan(1)
    browser.asked.at(-1)?.open()
    browser.asked.at(-1)?.send('article', changes('a', 4))
    expect(awake.heard.at(-1)).toBe('heard')
    expect(awake.heard).toContain('a 4')
  })
})
