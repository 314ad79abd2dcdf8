import type { BrowserContext, Page } from '@playwright/test'

/** Runs in the page, in every document from its first moment: measures what is painted, and when. */
export interface PaintClock {
  /** Waits for the next frame and for what the browser does to paint it; milliseconds since navigation. */
  frame(): Promise<number>
  /** Milliseconds from the last key pressed to the paint of what it changed in the draft. Throws after 20 s. */
  painted(): Promise<number>
  /** Forgets keys pressed so far. */
  forget(): void
  /** Waits until the page matches a selector, then for the paint of it; milliseconds since navigation. */
  shown(selector: string): Promise<number>
}

declare global {
  interface Window {
    clock: PaintClock
  }
}

/*
 * A task posted in an animation frame runs after that frame's layout and paint, and an urgent one before any timer
 * or message that waits for them. A key counts as painted
 * in the first frame after something in the draft has changed, since the browser may well draw a frame between the
 * key and the letter. Written as one function without imports: it is sent to the page as text.
 */
function installClock(): void {
  const PATIENCE = 20_000
  let pressed: Promise<number> | null = null
  const frame = () =>
    new Promise<number>(resolve => {
      requestAnimationFrame(() => {
        void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' })
      })
    })
  const changeIn = (draft: Element) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The key changed nothing in the draft.')), PATIENCE)
      const watch = new MutationObserver(() => {
        clearTimeout(late)
        watch.disconnect()
        resolve()
      })
      watch.observe(draft, { subtree: true, childList: true, characterData: true, attributes: true })
    })
  addEventListener(
    'keydown',
    event => {
      const draft = document.querySelector('.draft')
      if (draft === null || /^(Control|Shift|Alt|Meta)$/.test(event.key)) return
      const painted = changeIn(draft)
        .then(frame)
        .then(at => at - event.timeStamp)
      painted.catch(() => undefined)
      pressed = painted
    },
    true,
  )
  window.clock = {
    frame,
    async painted() {
      const patience = performance.now() + PATIENCE
      while (pressed === null && performance.now() < patience) await new Promise(done => setTimeout(done, 0))
      if (pressed === null) throw new Error('No key arrived.')
      return pressed
    },
    forget() {
      pressed = null
    },
    async shown(selector) {
      while (document.querySelector(selector) === null) await frame()
      return frame()
    },
  }
}

/** Puts the clock into every document that pages of the context will open. */
export async function installPaintClock(context: BrowserContext): Promise<void> {
  // tsx keeps the names of functions by a helper of its own, which a page does not have.
  await context.addInitScript('globalThis.__name = value => value')
  await context.addInitScript(installClock)
}

/** Presses a key; milliseconds from it to the paint of what it changed in the draft. */
export async function pressPainted(page: Page, key: string): Promise<number> {
  await page.evaluate(() => window.clock.forget())
  await page.keyboard.press(key)
  return page.evaluate(() => window.clock.painted())
}
