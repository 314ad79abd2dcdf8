import { describe, expect, it } from 'vitest'
import { redactionOf } from './confidentiality'
import { source } from './testing/placed-claim'

const hide = (title: string, text: string, more: Parameters<typeof source>[0] = {}) =>
  redactionOf([source({ title, confidential: true, ...more })], false)(text)

describe('redactionOf', () => {
  it.each([
    ['Aled Brannock', 'aled brannock’s note', 'Confidential source’s note'],
    ['Bus', 'A bus, not a busy bus', 'A Confidential source, not a busy Confidential source'],
    ['Iván (yard)', 'Met Iván (yard).', 'Met Confidential source.'],
    ['王小明', '据王小明说', '据Confidential source说'],
    ['שרה', 'ושרה אמרה', 'וConfidential source אמרה'],
    ['Al', 'Al said all', 'Al said all'],
  ])('hides %s', (title, text, hidden) => {
    expect(hide(title, text)).toBe(hidden)
  })

  it('hides address and contact too, the longer first', () => {
    const more = { url: 'https://a.example/aled', fields: { contact: 'aled@a.example' } }
    expect(hide('Aled', 'aled@a.example, https://a.example/aled, Aled', more)).toBe(
      'Confidential source, Confidential source, Confidential source',
    )
  })

  it('hides nothing when asked to show it, and nothing of other sources', () => {
    expect(redactionOf([source({ title: 'Aled', confidential: true })], true)('Aled')).toBe('Aled')
    expect(redactionOf([source({ title: 'Aled' })], false)('Aled')).toBe('Aled')
  })
})
