import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { holdsNothing } from '@/db/queries/archive'
import { keepToldUpTo, toldUpTo } from '@/db/queries/notices'
import { temporaryDatabase } from '@/db/testing/database'
import { tamper } from '@/db/testing/tamper'
import { inDataFolder } from '../testing/data-folder'
import { accepted, newArticle } from '../testing/draft-window'
import { member } from '../testing/people'
import { claimOn, type Desk, found, newDesk } from '../testing/scene'
import { PART } from './layout'
import { type RestoreOptions, restoreArchive } from './restore-archive'
import { changeJson, changeRow, type Parts, rebuild } from './testing/rebuild'
import { archiveTo, contentOf } from './testing/round-trip'
import { writeArchive } from './write-archive'

const folder = temporaryDatabase()
let work = ''
let whole = ''
let desk: Desk

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'stet-restore-'))
  whole = join(work, 'whole.zip')
  desk = await newDesk()
  const { id } = await claimOn(desk, 'Five missiles')
  await found(desk.checker.actor, id, { status: 'disputed' })
  await archiveTo(whole)
})
afterAll(async () => {
  for (const one of opened) await inDataFolder(one, async () => undefined)
  rmSync(work, { recursive: true, force: true })
})

const bad = () => join(work, 'bad.zip')

/* Opened once, and used again as long as nothing is in it. */
const opened: string[] = []
let empty = ''

/** What restoring a file into an empty Stet is answered, and whether it is as empty afterwards. */
async function restoring(path: string, options?: RestoreOptions) {
  if (empty === '') {
    empty = mkdtempSync(join(work, 'empty-'))
    opened.push(empty)
  }
  process.env.STET_DATA = empty
  try {
    const outcome = await restoreArchive(path, options)
    const still = await read(holdsNothing)
    if (!still) empty = ''
    return { outcome, refusal: outcome.ok ? null : outcome.error, empty: still }
  } finally {
    process.env.STET_DATA = folder()
  }
}

async function expectRefused(code: string, message = ''): Promise<void> {
  const { refusal, empty } = await restoring(bad())
  expect(refusal).toMatchObject({ status: 422, code: `archive_${code}` })
  expect(refusal?.message).toContain(message)
  expect(refusal?.message).toMatch(/Nothing was restored\.$/)
  expect(empty).toBe(true)
}

describe('an archive is refused, and nothing of it kept,', () => {
  const changes: [what: string, code: string, sealed: boolean, change: (parts: Parts) => void][] = [
    ['without its description', 'no_archive', false, parts => parts.delete(PART.description)],
    [
      'with a description that says nothing',
      'no_archive',
      false,
      p => p.set(PART.description, Buffer.from('{}')),
    ],
    ['with half a description', 'damaged', false, p => p.set(PART.description, Buffer.from('{"format":'))],
    ['without a table', 'incomplete', false, parts => parts.delete(PART.table('claims'))],
    ['without its manifest', 'incomplete', false, parts => parts.delete(PART.manifest)],
    ['with a file more', 'foreign', false, parts => parts.set('data/more.ndjson', Buffer.from('{}'))],
    [
      'with a file more that its list names',
      'foreign',
      true,
      p => p.set('data/more.ndjson', Buffer.from('{}')),
    ],
    ['with another README', 'damaged', false, parts => parts.set(PART.readme, Buffer.from('Trust me.'))],
    ['with a row changed', 'damaged', false, p => changeRow(p, 'claims', row => (row.note = 'Another.'))],
    ['with the list of files changed', 'damaged', false, p => p.set(PART.manifest, Buffer.from('x'))],
    ['with a row cut off', 'damaged', true, p => cut(p, 'events')],
    ['with a row lost', 'incomplete', true, p => p.set(PART.table('chainHeads'), Buffer.alloc(0))],
    ['with a row that is a list', 'damaged', true, p => p.set(PART.table('people'), Buffer.from('[]\n'))],
    ['with a row that lacks a column', 'damaged', true, p => changeRow(p, 'people', row => delete row.name)],
    ['with a text that is a number', 'damaged', true, p => changeRow(p, 'people', row => (row.name = 5))],
    [
      'with a version that is no number',
      'damaged',
      true,
      p => changeRow(p, 'articles', row => (row.version = '1')),
    ],
    [
      'with nothing where something must be',
      'damaged',
      true,
      p => changeRow(p, 'people', row => (row.email = null)),
    ],
    [
      'with a status that there is not',
      'foreign',
      true,
      p => changeRow(p, 'claims', row => (row.status = 'true')),
    ],
    [
      'with a claim of no article',
      'foreign',
      true,
      p => changeRow(p, 'claims', row => (row.articleId = 'none')),
    ],
    [
      'with a finding that nobody made',
      'faulty',
      true,
      p => changeRow(p, 'claims', row => (row.status = 'verified')),
    ],
    [
      'with an event changed',
      'faulty',
      true,
      p => changeRow(p, 'events', row => (row.kind = 'article.cleared')),
    ],
    [
      'with a draft that is no draft',
      'faulty',
      true,
      p => changeRow(p, 'snapshots', row => (row.doc = { type: 'doc', content: [{ type: 'script' }] })),
    ],
    [
      'of a newer format',
      'newer',
      false,
      p =>
        changeJson(p, PART.description, said =>
          Object.assign(said, { formatVersion: 2, tables: 'elsewhere' }),
        ),
    ],
    [
      'of a Stet with a column more',
      'newer',
      true,
      p =>
        changeJson(p, PART.description, said =>
          said.tables[1].columns.push({ name: 'shoeSize', type: 'integer', optional: true }),
        ),
    ],
    [
      'of a Stet with a column less',
      'older',
      true,
      p => changeJson(p, PART.description, said => said.tables[1].columns.pop()),
    ],
  ]
  it.each(changes)('%s', async (_, code, sealed, change) => {
    await rebuild(whole, bad(), change, { sealed })
    await expectRefused(code)
  })

  it.each([
    ['that is no ZIP file', Buffer.from('Dear desk, here is the archive.')],
    ['that is empty', Buffer.alloc(0)],
  ])('%s', async (_, bytes) => {
    writeFileSync(bad(), bytes)
    await expectRefused('no_archive', 'is no ZIP file')
  })

  it.each([0.2, 0.6, 0.99])('of which only %d has come', async share => {
    const bytes = readFileSync(whole)
    writeFileSync(bad(), bytes.subarray(0, Math.floor(bytes.byteLength * share)))
    await expectRefused('no_archive')
  })

  it('with any byte of its parts turned over', async () => {
    const bytes = readFileSync(whole)
    for (let at = 200; at < bytes.byteLength * 0.7; at += 1499) {
      const turned = Buffer.from(bytes)
      turned[at] = (turned[at] ?? 0) ^ 0x5a
      writeFileSync(bad(), turned)
      const { outcome, empty } = await restoring(bad())
      // Between the parts stand names and moments twice, of which the copy at the end is read.
      if (outcome.ok) continue
      expect(outcome.error.status, `byte ${at}`).toBe(422)
      expect(empty).toBe(true)
    }
  })

  it('that would write outside of itself', async () => {
    const name = Buffer.from('stet-archive/README.txt')
    const bytes = readFileSync(whole)
    const evil = Buffer.from('../../../../etc/passwd1')
    for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name)) evil.copy(bytes, at)
    writeFileSync(bad(), bytes)
    await expectRefused('foreign', 'would lie outside')
  })

  it('that unpacks to far more than it holds', async () => {
    await rebuild(whole, bad(), parts => parts.set(PART.table('events'), Buffer.alloc(34e6, ' ')), {
      sealed: true,
    })
    await expectRefused('bomb')
  })
})

function cut(parts: Parts, table: string): void {
  parts.set(PART.table(table), (parts.get(PART.table(table)) ?? Buffer.alloc(0)).subarray(0, -5))
}

describe('restoring', () => {
  it('is for an empty Stet only', async () => {
    const outcome = await restoreArchive(whole)
    expect(outcome).toMatchObject({ ok: false, error: { status: 409, code: 'not_empty' } })
  })

  it('replaces what a server that was only started has noted down by itself', async () => {
    const started = mkdtempSync(join(work, 'started-'))
    await inDataFolder(started, async () => {
      await write(db => keepToldUpTo(db, 0))
      accepted(await restoreArchive(whole))
      expect(await read(toldUpTo)).toBe(await inDataFolder(folder(), () => read(toldUpTo)))
    })
  })

  it('that is called off keeps nothing, and can be begun again', async () => {
    const called = new AbortController()
    const hear = ({ part }: { readonly part: string }) => part === 'claims' && called.abort()
    const { refusal, empty } = await restoring(whole, { signal: called.signal, hear })
    expect([refusal?.code, empty]).toEqual(['called_off', true])
    expect((await restoring(whole)).refusal).toBeNull()
  })

  it('that is not settled keeps nothing', async () => {
    const error = { status: 422, code: 'odd', message: 'Odd.' } as const
    const { refusal, empty } = await restoring(whole, { settle: async () => ({ ok: false, error }) })
    expect([refusal, empty]).toEqual([error, true])
  })

  it('of a record that is not as it was recorded names what is wrong, and happens where that is wanted', async () => {
    const other = mkdtempSync(join(work, 'faulty-'))
    await inDataFolder(other, async () => accepted(await restoreArchive(whole)))
    tamper(other, [`UPDATE claims SET status = 'verified'`])
    await inDataFolder(other, () => archiveTo(bad()))
    await expectRefused('faulty', 'Claim 1 is verified, and the record says disputed.')
    const { outcome } = await restoring(bad(), { faultyToo: true })
    expect(outcome.ok && outcome.value.faults.map(({ message }) => message)).toEqual([
      'Claim 1 is verified, and the record says disputed.',
    ])
  })

  it('keeps others waiting who write, and nobody who reads', async () => {
    const busy = mkdtempSync(join(work, 'busy-'))
    await inDataFolder(busy, async () => {
      const told: string[] = []
      let begin: () => void = () => undefined
      const begun = new Promise<void>(resolve => {
        begin = resolve
      })
      const hear = ({ part }: { readonly part: string }) => part === 'claims' && begin()
      const restoring = restoreArchive(whole, { hear }).then(() => told.push('restored'))
      await begun
      const writing = write(async () => undefined).then(() => told.push('written'))
      expect(await read(holdsNothing)).toBe(true)
      told.push('read')
      await Promise.all([restoring, writing])
      expect(told).toEqual(['read', 'restored', 'written'])
    })
  })
})

describe('an archive', () => {
  it('is of one moment, whatever is written while it is made', async () => {
    const path = join(work, 'moment.zip')
    let later: Promise<unknown> | undefined
    await archiveTo(path, {
      hear: () => {
        later ??= newArticle(desk.editor.actor, 'Later', 'Six ships came.')
      },
    })
    await later
    expect([...(await contentOf(path)).values()].join('')).not.toContain('Six ships')
    expect(await contentOf(path)).toEqual(await contentOf(whole))
  })

  it('that nobody reads to its end is let go', async () => {
    const stream = writeArchive({ madeBy: 'Ada', madeAt: '2026-01-01T00:00:00.000Z' })
    await new Promise(resolve => stream.once('readable', resolve))
    stream.destroy()
    await new Promise(resolve => stream.once('close', resolve))
    await member(['viewer'])
    expect(folder()).not.toBe('')
  })
})
