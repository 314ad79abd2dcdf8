import { describe, expect, test } from 'vitest'
import { SOURCE_FIELDS, SOURCE_FORM, SOURCE_KIND_LABEL, SOURCE_KINDS } from './source'

/** What a checking desk cannot do without, for each kind (issue: person, document and recording by name). */
const NEEDED: Record<(typeof SOURCE_KINDS)[number], { fields: readonly string[]; locator: RegExp }> = {
  person: { fields: ['role', 'affiliation', 'contact'], locator: /when/i },
  recording: { fields: ['date'], locator: /timestamp/i },
  email: { fields: ['author', 'recipient', 'date'], locator: /paragraph/i },
  document: { fields: ['author', 'date', 'identifier'], locator: /page/i },
  official_record: { fields: ['publisher', 'identifier', 'date'], locator: /page/i },
  data_set: { fields: ['publisher', 'date'], locator: /table|row|cell/i },
  paper: { fields: ['author', 'publisher', 'date', 'identifier'], locator: /page/i },
  book: { fields: ['author', 'publisher', 'date', 'identifier'], locator: /page/i },
  news_article: { fields: ['publisher', 'author', 'date'], locator: /paragraph/i },
  web_page: { fields: ['publisher', 'date'], locator: /section|paragraph/i },
  photo_video: { fields: ['author', 'date', 'place'], locator: /timestamp|frame/i },
  press_release: { fields: ['publisher', 'date'], locator: /paragraph/i },
  own_observation: { fields: ['author', 'date', 'place'], locator: /notebook/i },
  calculation: { fields: ['author', 'date'], locator: /cell|sheet/i },
}

describe('the form of a source', () => {
  test.each(SOURCE_KINDS)('%s has its title, its fields and its locator, each in words', kind => {
    const form = SOURCE_FORM[kind]
    const names = form.fields.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining([...NEEDED[kind].fields]))
    expect(new Set(names).size).toBe(names.length)
    expect(names.every(name => SOURCE_FIELDS.includes(name))).toBe(true)
    expect(form.locator).toMatch(NEEDED[kind].locator)
    for (const label of [
      form.title,
      form.locator,
      SOURCE_KIND_LABEL[kind],
      ...form.fields.map(([, l]) => l),
    ]) {
      expect(label, label).toMatch(/^\p{Lu}[^!]*$/u)
    }
  })

  test('every field is asked for by some kind', () => {
    const asked = new Set(SOURCE_KINDS.flatMap(kind => SOURCE_FORM[kind].fields.map(([name]) => name)))
    expect([...asked].sort()).toEqual([...SOURCE_FIELDS].sort())
  })

  test('there are the fourteen kinds of the design, each with its form and word', () => {
    expect(SOURCE_KINDS).toHaveLength(14)
    expect(Object.keys(SOURCE_FORM)).toEqual([...SOURCE_KINDS])
    expect(Object.keys(SOURCE_KIND_LABEL)).toEqual([...SOURCE_KINDS])
  })
})
