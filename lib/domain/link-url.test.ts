import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkUrl } from './link-url'
import { hasSharedData, sharedText } from './testing/shared-data'

describe('an address that may be a link', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['http://example.org/a?b=c#d', 'http://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.ORG/Path', 'https://example.org/Path'],
    ['  https://example.org/a  ', 'https://example.org/a'],
    ['\uFEFFhttps://example.org/\n', 'https://example.org/'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['http://127.0.0.1:3000/x', 'http://127.0.0.1:3000/x'],
    ['http://[::1]/', 'http://[::1]/'],
    ['https://example.org/a/../b', 'https://example.org/b'],
    ['https://example.org/javascript:alert(1)', 'https://example.org/javascript:alert(1)'],
    ['https://example.org/?next=javascript:x', 'https://example.org/?next=javascript:x'],
    ["https://example.org/O'Neill_(judge)", "https://example.org/O'Neill_(judge)"],
    ['https://example.org/a|b?c={d}&e=^`', 'https://example.org/a%7Cb?c=%7Bd%7D&e=%5E%60'],
    ['https://example.org/#:~:text=five,missiles', 'https://example.org/#:~:text=five,missiles'],
    ['https://münchen.example/straße', 'https://xn--mnchen-3ya.example/stra%C3%9Fe'],
    ['https://例え.jp/港', 'https://xn--r8jz45g.jp/%E6%B8%AF'],
    ['https://example.org/\u202Egnp.exe', 'https://example.org/%E2%80%AEgnp.exe'],
    ['https://example.org/@name', 'https://example.org/@name'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['MailTo:desk@example.org?subject=Port', 'mailto:desk@example.org?subject=Port'],
  ])('%j is %j', (input, expected) => {
    expect(linkUrl(input)).toBe(expected)
  })
})

describe('what may not be a link', () => {
  test.each([
    ...[
      '',
      ' ',
      '#',
      '/',
      '//example.org',
      '/path',
      '../up',
      'example.org',
      'www.example.org',
      'a@b.org',
      '?q',
    ],
    ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)'],
    ...['java\nscript:alert(1)', 'java\tscript:alert(1)', 'java\u0000script:x', 'javascript&colon;alert(1)'],
    ...[
      'java\u200Bscript:x',
      'javascript\u200B:x',
      'ｊａｖａｓｃｒｉｐｔ:x',
      'javaſcript:x',
      'javascript：x',
      '%6Aavascript:x',
    ],
    ...[
      'javascript://example.org/%0Aalert(1)',
      'javascript:https://example.org',
      'view-source:https://example.org',
    ],
    ...[
      'data:text/html,<script>',
      'DATA:text/html;base64,PHNjcmlwdD4=',
      'vbscript:msgbox',
      'file:///etc/passwd',
    ],
    ...[
      'ftp://example.org/',
      'blob:https://example.org/x',
      'about:blank',
      'tel:+123',
      'intent://x',
      'ws://example.org',
    ],
    ...[
      'jar:https://example.org!/',
      'feed:https://example.org',
      'x-javascript:alert(1)',
      'httpss://example.org',
    ],
    ...[
      'http:evil.example',
      'https:evil.example',
      'http:/evil.example',
      'https:///evil.example',
      'http://',
      'https:',
    ],
    ...[
      'https:\\\\evil.example',
      'https://good.example\\@evil.example',
      'https:/\\evil.example',
      'http:\t//evil.example',
    ],
    ...['https://user@example.org', 'https://user:pass@example.org/', 'https://:pass@example.org'],
    ...['https://good.example:443@evil.example/', 'https://%75ser@example.org'],
    ...[
      'https://exa mple.org',
      'https://example.org/a b',
      'https://example.org/\u00A0x',
      'https://example.org/\u2028x',
    ],
    ...[
      'https://example.org/\u0000',
      'https://example.org/\u0007',
      'https://example.org/\u007F',
      'https://example.org/\u0085x',
    ],
    ...[
      'https://example.org/"onclick="x',
      'https://example.org/<script>',
      'https://example.org/>',
      'https://ex"ample.org',
    ],
    ...[
      'https://exa^mple.org/',
      'https://{host}/',
      'https://a|b/',
      'https://a(b)/',
      "https://o'neill/",
      'https://a=b/',
      'https://[::1',
      'https://256.256.256.256/',
    ],
    ...['https://example.org:99999/', 'https://%00/', 'https://a%2fb/', 'https://\uD83D/', 'https://\u00AD/'],
    ...[
      'mailto:',
      'mailto:nobody',
      'mailto:a@b@c',
      'mailto:?to=a@b.org',
      'mailto:@b.org',
      'mailto:a@',
      'mailto:a b@c.org',
    ],
    ...['mailto:a@b.org\nBcc:c@d.org', 'mailto:javascript:alert(1)', 'mailto://'],
  ])('%j', input => {
    expect(linkUrl(input)).toBeNull()
  })

  test('more than 2048 characters, as given or as normalised', () => {
    const address = (length: number, letter: string) => `https://example.org/${letter.repeat(length - 20)}`
    expect(linkUrl(address(2048, 'a'))).toHaveLength(2048)
    expect(linkUrl(address(2049, 'a'))).toBeNull()
    expect(linkUrl(address(300, '港'))).toBeNull()
    expect(linkUrl(address(200, '港'))).toHaveLength(20 + 180 * 9)
  })
})

/** Whatever comes out of the rule can be put into an attribute and clicked. */
function isHarmless(href: string): boolean {
  const url = new URL(href)
  return (
    /^(?:https?:\/\/[^/]|mailto:)/.test(href) &&
    ['http:', 'https:', 'mailto:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    !/[\p{Cc}\s<>"\\]/u.test(href) &&
    href.length <= 2048
  )
}

describe('by law', () => {
  const scheme = fc.constantFrom(
    'https://',
    'http://',
    'mailto:',
    'javascript:',
    'https:',
    'HTTP://',
    ' data:',
    '//',
  )
  const part = fc.constantFrom(
    'example.org',
    'a@b',
    ':',
    '@',
    '/',
    '\\',
    '?',
    '#',
    '%0A',
    '%',
    '\n',
    '|',
    '"',
    '<',
    '港',
    '\u00AD',
    '\uD83D',
    '..',
    '[',
  )
  const address = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.tuple(scheme, fc.array(part, { maxLength: 6 })).map(([start, rest]) => start + rest.join('')),
    fc.tuple(scheme, fc.string({ unit: 'binary' })).map(([start, rest]) => start + rest),
    fc.string({ unit: 'binary' }),
  )

  test('what is let through is harmless, and is let through again unchanged', () => {
    fc.assert(
      fc.property(address, input => {
        const href = linkUrl(input)
        if (href === null) return
        expect(isHarmless(href)).toBe(true)
        expect(linkUrl(href)).toBe(href)
      }),
      { numRuns: 3000 },
    )
  })

  test('real addresses are let through', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), input => {
        expect(linkUrl(input)).not.toBeNull()
      }),
    )
  })
})

describe('hostile lists', () => {
  const lists: Record<string, (text: string) => string[]> = {
    'hostile/dompurify_even.json': text => payloads(JSON.parse(text)),
    'hostile/owasp_xss_even.json': text => payloads(JSON.parse(text)),
    'hostile/blns_even.json': text => payloads(JSON.parse(text)),
    'hostile/patt_rsnake.txt': text => text.split('\n'),
    'hostile/csv_injection_payloadbox.txt': text => text.split('\n'),
    'hostile/files/SVG_XSS3.svg': text => text.split('\n'),
  }

  function payloads(list: (string | { payload: string })[]): string[] {
    return list.map(entry => (typeof entry === 'string' ? entry : entry.payload))
  }

  /** A payload, and everything in it that could be meant as an address. */
  function addresses(payload: string): string[] {
    const inside = [...payload.matchAll(/(?:href|src|action|url|data|content)\s*[=(]\s*["'`]?([^"'`>)]*)/gi)]
    return [payload, ...inside.map(match => match[1] ?? ''), ...(payload.match(/\w+:[^"'`<>]*/g) ?? [])]
  }

  test.skipIf(!hasSharedData).each(Object.keys(lists))('%s: nothing that runs becomes a link', file => {
    const all = (lists[file]?.(sharedText(file)) ?? []).flatMap(addresses)
    expect(all.length).toBeGreaterThan(0)
    for (const input of all) {
      const href = linkUrl(input)
      if (href !== null) expect(isHarmless(href), input).toBe(true)
      if (/^[\s\p{Cc}]*(?:javascript|data|vbscript|livescript)/iu.test(input)) expect(href, input).toBeNull()
    }
  })
})
