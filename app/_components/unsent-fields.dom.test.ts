import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardUnsentFields, hasUnsentFields } from './unsent-fields'

let stop: () => void
beforeEach(() => {
  stop = guardUnsentFields()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function type(selector: string, text: string): void {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)
  if (!field) throw new Error(`There is no ${selector}.`)
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/* Whether the browser would ask. */
function asks(): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

describe('a page with a form that somebody has written into', () => {
  it.each([
    ['a card', '<div class="card"><form><textarea></textarea></form></div>', 'textarea'],
    ['a dialogue', '<div class="dialog"><form><input type="url"></form></div>', 'input'],
  ])('asks before it closes: %s', (_, html, field) => {
    document.body.innerHTML = html
    expect(asks()).toBe(false)
    type(field, 'Who counted')
    expect(asks()).toBe(true)
    type(field, ' ')
    expect(asks()).toBe(false)
  })

  it('does not ask once the form has gone', () => {
    document.body.innerHTML = '<div class="card"><form><textarea></textarea></form></div>'
    type('textarea', 'Who counted')
    document.body.replaceChildren()
    expect(hasUnsentFields()).toBe(false)
  })

  it.each([
    ['a search', '<div class="dialog"><form><input type="search"></form></div>'],
    ['a choice', '<div class="dialog"><form><input type="text" role="combobox"></form></div>'],
    ['a password', '<div class="dialog"><form><input type="password"></form></div>'],
    ['a field of the page', '<form><input type="text"></form>'],
  ])('does not ask about %s', (_, html) => {
    document.body.innerHTML = html
    type('input', 'x')
    expect(asks()).toBe(false)
  })
})
