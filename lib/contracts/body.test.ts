import { describe, expect, test } from 'vitest'
import { MAX_STEPS } from '@/lib/domain/authority'
import { SOURCE_FORM, SOURCE_KINDS } from '@/lib/domain/source'
import { clearBody, createArticleBody, patchArticleBody } from './article'
import {
  claimsQuery,
  commentBody,
  createClaimBody,
  findingBody,
  patchClaimBody,
  resolutionBody,
  reviewBody,
} from './claim'
import { changesQuery, commitBody } from './commit'
import { exportQuery } from './newsroom'
import { acceptInvitationBody, invitationBody, patchPersonBody, setupBody } from './person'
import { line, oneLine, passage, prose } from './shared'
import { citationBody, sourceBody, sourceUrl } from './source'

describe('free text', () => {
  const controls = Array.from({ length: 0xa0 }, (_, code) => code).filter(code => code < 0x20 || code >= 0x7f)
  const allowed = [0x09, 0x0a, 0x0d, 0x85]

  test.each(controls)('control character %i', code => {
    const text = `five${String.fromCharCode(code)}six`
    expect(prose(100).safeParse(text).success).toBe(allowed.includes(code))
    expect(passage(100).safeParse(text).success).toBe(allowed.includes(code))
  })

  test.each(['', ' ', 'é', '😀', 'سقطت\u200F', '五枚', 'a\u00A0b', 'می‌خواهم', '<b>&"\'', '\uFFFD'])(
    '%j is text',
    text => {
      expect(prose(100).parse(text)).toBe(text)
    },
  )

  test('is not longer than it may be', () => {
    expect(prose(3).safeParse('four').success).toBe(false)
    expect(line(3).safeParse('four').success).toBe(false)
    expect(prose(4).parse('four')).toBe('four')
  })

  test('that must say something is refused when blank', () => {
    for (const blank of ['', ' ', '\n\t', '\u00A0']) {
      expect(line(10).safeParse(blank).success).toBe(false)
      expect(passage(10).safeParse(blank).success).toBe(false)
      expect(oneLine(10).parse(blank)).toBe('')
    }
  })

  test('on one line has no second one; a passage keeps its lines', () => {
    expect(line(100).parse(' Bram\r\n  the \t checker ')).toBe('Bram the checker')
    expect(oneLine(100).parse('a\u0085b\u2028c')).toBe('a b c')
    expect(passage(100).parse(' one\n\ntwo ')).toBe('one\n\ntwo')
    expect(commentBody.parse({ text: 'one\n\ntwo' })).toEqual({ text: 'one\n\ntwo' })
    expect(clearBody.parse({ overrideReason: 'Because.\nTruly.' })).toEqual({
      overrideReason: 'Because.\nTruly.',
    })
  })
})

describe('an article', () => {
  test.each([
    [{}],
    [{ text: 'Five fell.' }],
    [{ markdown: '# Port' }],
    [{ html: '<p>Five</p>' }],
    [{ text: '' }],
    [{ headline: 'Port', desk: 'Foreign', byline: 'T. Editor', deadline: '2024-03-04T09:00:00Z', text: 'x' }],
    [{ deadline: null }],
  ])('is made from %j', body => {
    expect(createArticleBody.safeParse(body).success).toBe(true)
  })

  test.each([
    [{ text: 'a', markdown: 'b' }],
    [{ text: 'a', html: 'b' }],
    [{ markdown: 'a', html: 'b' }],
    [{ text: '', markdown: '', html: '' }],
    [{ text: 3 }],
    [{ deadline: 'tomorrow' }],
    [{ deadline: '2024-13-01T00:00:00Z' }],
    [{ headline: 'x'.repeat(1001) }],
    [{ file: 'x' }],
  ])('is not made from %j', body => {
    expect(createArticleBody.safeParse(body).success).toBe(false)
  })

  test('has a headline of one line, or the second line of the text would be part of it', () => {
    expect(createArticleBody.parse({ headline: 'Port\n hit ' })).toEqual({ headline: 'Port hit' })
    expect(patchArticleBody.parse({ headline: 'Port\r\nhit' })).toEqual({ headline: 'Port hit' })
  })
})

describe('the filter of the queue', () => {
  test('reads lists, flags and numbers from text', () => {
    expect(
      claimsQuery.parse({
        status: 'verified,disputed',
        review: 'pending',
        article: 'a1',
        assignee: 'me',
        stale: 'true',
        orphaned: 'false',
        q: 'five',
        cursor: 'abc',
        limit: '20',
      }),
    ).toEqual({
      status: ['verified', 'disputed'],
      review: ['pending'],
      article: 'a1',
      assignee: 'me',
      stale: true,
      orphaned: false,
      q: 'five',
      cursor: 'abc',
      limit: 20,
    })
  })

  test('has 50 a page unless told otherwise', () => {
    expect(claimsQuery.parse({})).toEqual({ limit: 50 })
  })

  test('an empty list asks for nothing', () => {
    expect(claimsQuery.parse({ status: '' })).toEqual({ status: [], limit: 50 })
    expect(claimsQuery.parse({ status: ',verified,' })).toMatchObject({ status: ['verified'] })
  })

  test.each([
    [{ status: 'checked' }],
    [{ status: 'verified,checked' }],
    [{ status: 'verified;drop table' }],
    [{ review: 'stale' }],
    [{ stale: 'yes' }],
    [{ orphaned: '' }],
    [{ limit: '0' }],
    [{ limit: '-1' }],
    [{ limit: '1.5' }],
    [{ limit: 'all' }],
    [{ limit: '' }],
    [{ q: 'x'.repeat(201) }],
    [{ cursor: 'x'.repeat(501) }],
    [{ article: '' }],
    [{ status: 'verified,'.repeat(60) }],
  ])('%j is refused', query => {
    expect(claimsQuery.safeParse(query).success).toBe(false)
  })

  test.each([
    [{ version: '3', event: '0' }, true],
    [{ version: '3' }, false],
    [{ version: '-1', event: '0' }, false],
    [{ version: 'x', event: '0' }, false],
    [{ version: '1.5', event: '0' }, false],
  ])('what happened since %j: %j', (query, good) => {
    expect(changesQuery.safeParse(query).success).toBe(good)
  })

  test('an export is HTML of the annotated draft, without confidential names, unless told otherwise', () => {
    expect(exportQuery.parse({})).toEqual({ format: 'html', profile: 'draft', confidential: 'false' })
    expect(exportQuery.safeParse({ format: 'exe' }).success).toBe(false)
  })
})

describe('what is done to a claim', () => {
  test.each([
    [{ quote: 'five' }, true],
    [{ quote: 'five', prefix: '', suffix: ' fell' }, true],
    [{ start: 0, end: 1 }, true],
    [{ quote: '' }, false],
    [{ quote: 'five', start: 0, end: 1 }, false],
    [{ start: 0 }, false],
    [{ start: -1, end: 4 }, false],
    [{ start: 0.5, end: 4 }, false],
    [{ start: '0', end: '4' }, false],
    [{ start: 0, end: 0 }, false],
    [{ start: 0, end: Number.MAX_VALUE }, false],
    [{ quote: 'x'.repeat(20_001) }, false],
  ])('marked by %j: %j', (body, good) => {
    expect(createClaimBody.safeParse(body).success).toBe(good)
  })

  test.each([
    [findingBody, { status: 'verified' }, true],
    [findingBody, { status: 'needs_change', note: 'x', proposedWording: null }, true],
    [findingBody, { status: 'approved' }, false],
    [findingBody, {}, false],
    [findingBody, { status: 'verified', note: null }, false],
    [reviewBody, { decision: 'return', reason: 'Which log?' }, true],
    [reviewBody, { decision: 'reject' }, false],
    [resolutionBody, { resolution: 'stet', reason: 'On record.' }, true],
    [resolutionBody, { resolution: 'keep' }, false],
    [patchClaimBody, {}, true],
    [patchClaimBody, { assigneeId: null, priority: 'high', dismissed: true }, true],
    [patchClaimBody, { claimant: { name: 'A. Mayor' }, verdict: { words: 'False' } }, true],
    [patchClaimBody, { claimant: null, verdict: null }, true],
    [patchClaimBody, { claimant: { name: ' ' } }, false],
    [patchClaimBody, { claimant: { name: 'x', url: 'mailto:a@b.example' } }, false],
    [patchClaimBody, { verdict: { words: 'False', date: '20 November' } }, false],
    [patchClaimBody, { verdict: { words: 'False', url: 'javascript:alert(1)' } }, false],
    [patchClaimBody, { status: 'verified' }, false],
    [patchClaimBody, { review: 'approved' }, false],
    [patchClaimBody, { note: 'a\u0000b' }, false],
    [patchClaimBody, { priority: 'urgent' }, false],
  ] as const)('%# %j', (schema, body, good) => {
    expect(schema.safeParse(body).success).toBe(good)
  })
})

describe('steps', () => {
  const commit = { commitId: 'c', clientId: 'x', schemaVersion: 1, baseVersion: 0, steps: [{}] }
  test.each([
    [{}, true],
    [{ steps: [] }, false],
    [{ steps: Array(MAX_STEPS).fill({}) }, true],
    [{ steps: Array(MAX_STEPS + 1).fill({}) }, false],
    [{ steps: {} }, false],
    [{ baseVersion: -1 }, false],
    [{ baseVersion: 1.5 }, false],
    [{ commitId: '' }, false],
    [{ clientId: 'x'.repeat(65) }, false],
  ])('%#', (parts, good) => {
    expect(commitBody.safeParse({ ...commit, ...parts }).success).toBe(good)
  })
})

describe('a source', () => {
  test.each([
    [null, null],
    ['', null],
    ['  ', null],
    ['https://Example.org', 'https://example.org/'],
    [' mailto:desk@example.org', 'mailto:desk@example.org'],
  ])('its address %j is %j', (given, kept) => {
    expect(sourceUrl.parse(given)).toBe(kept)
  })

  test.each([
    'javascript:alert(1)',
    'example.org',
    'https://u:p@e.org',
    'ftp://e.org',
    'data:,x',
    `https://e.org/${'x'.repeat(2048)}`,
  ])('its address may not be %j', url => {
    const result = sourceUrl.safeParse(url)
    expect(result.success).toBe(false)
    expect(sourceBody.safeParse({ kind: 'web_page', title: 'x', url }).success).toBe(false)
  })

  test.each(SOURCE_KINDS)('%s takes the fields that its form asks for', kind => {
    const fields = Object.fromEntries(SOURCE_FORM[kind].fields.map(([name]) => [name, 'x']))
    expect(sourceBody.parse({ kind, title: 'T', fields })).toEqual({ kind, title: 'T', fields })
  })

  test.each([
    [{ kind: 'rumour', title: 'x' }],
    [{ kind: 'person', title: ' ' }],
    [{ kind: 'person', title: 'x', fields: { password: 'x' } }],
    [{ kind: 'person', title: 'x', fields: { role: 3 } }],
    [{ kind: 'person', title: 'x', fields: { role: 'x'.repeat(501) } }],
    [{ title: 'x' }],
  ])('%j is none', body => {
    expect(sourceBody.safeParse(body).success).toBe(false)
  })

  test('a citation is of one source, known or new', () => {
    const source = { kind: 'person', title: 'Ines' }
    expect(citationBody.safeParse({ sourceId: 's' }).success).toBe(true)
    expect(citationBody.safeParse({ source, stance: 'contradicts', primary: true }).success).toBe(true)
    expect(citationBody.safeParse({}).success).toBe(false)
    expect(citationBody.safeParse({ sourceId: 's', source }).success).toBe(false)
    expect(citationBody.safeParse({ source: { ...source, id: 'x' } }).success).toBe(false)
    expect(citationBody.safeParse({ sourceId: 's', stance: 'for' }).success).toBe(false)
  })
})

describe('people', () => {
  const setup = { newsroom: 'Gazette', name: 'Ada', email: 'ada@example.org', password: 'ten letters' }
  test.each([
    [setupBody, setup, true],
    [setupBody, { ...setup, password: 'nine char' }, false],
    [setupBody, { ...setup, password: 'x'.repeat(129) }, false],
    [setupBody, { ...setup, email: 'ada' }, false],
    [setupBody, { ...setup, email: 'ada@example.org\nbcc: x@y.z' }, false],
    [setupBody, { ...setup, roles: ['admin'] }, false],
    [invitationBody, { email: 'b@example.org', roles: ['checker', 'editor'] }, true],
    [invitationBody, { email: 'b@example.org', roles: [] }, false],
    [invitationBody, { email: 'b@example.org', roles: ['root'] }, false],
    [invitationBody, { email: 'b@example.org' }, false],
    [acceptInvitationBody, { name: 'Bram', password: 'ten letters' }, true],
    [acceptInvitationBody, { name: 'Bram', password: 'ten letters', roles: ['admin'] }, false],
    [acceptInvitationBody, { name: 'Bram', password: 'ten letters', email: 'x@y.org' }, false],
    [patchPersonBody, { roles: [] }, true],
    [patchPersonBody, { active: false }, true],
    [patchPersonBody, { password: 'ten letters' }, false],
    [patchPersonBody, { roles: Array(6).fill('admin') }, false],
  ] as const)('%#', (schema, body, good) => {
    expect(schema.safeParse(body).success).toBe(good)
  })
})
