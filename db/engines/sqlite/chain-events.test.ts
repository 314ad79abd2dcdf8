import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sha256 } from '@/db/sha256'
import { type ChainHead, type ChainLink, chainFaults } from '@/lib/domain/event-chain'
import { CHAINS_CAME } from './chain-events'
import { type Connection, openConnection } from './connection'
import { migrate, migrationsFolder } from './migrate'

let folder: string
let connection: Connection
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-chain-'))
  connection = openConnection(join(folder, 'stet.db'), { readonly: false })
})
afterEach(() => {
  connection.driver.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The migrations that there were before the one with the chains. */
function migrationsBefore(): string {
  const copy = join(folder, 'migrations')
  cpSync(migrationsFolder(), copy, { recursive: true })
  const journal = join(copy, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  const earlier = entries.filter((entry: { when: number }) => entry.when < CHAINS_CAME)
  expect(earlier.length).toBeLessThan(entries.length)
  writeFileSync(journal, JSON.stringify({ ...rest, entries: earlier }))
  return copy
}

it('links what was recorded before there were chains, once, and nothing may be changed after', () => {
  const { driver } = connection
  migrate(connection, folder, migrationsBefore())
  const insert = driver.prepare('INSERT INTO events (kind, at, article_id, data) VALUES (?, ?, ?, ?)')
  for (let i = 1; i <= 2500; i++) {
    insert.run(
      'claim.marked',
      '2026-01-01T00:00:00.000Z',
      i % 3 === 0 ? null : `a${i % 3}`,
      `{"quote":"é${i}"}`,
    )
  }
  migrate(connection, folder)
  for (const chain of [null, 'a1', 'a2']) {
    const rows = driver
      .prepare(
        `SELECT id, kind, actor_id AS actorId, at, article_id AS articleId, claim_id AS claimId, data, previous, hash
         FROM events WHERE article_id IS ? ORDER BY id`,
      )
      .all(chain) as (Omit<ChainLink, 'data'> & { data: string })[] // the columns just named
    const head = driver.prepare('SELECT event, hash, count FROM chain_heads WHERE chain = ?').get(chain ?? '')
    const links = rows.map(row => ({ ...row, data: JSON.parse(row.data) }))
    expect(links.length).toBeGreaterThan(800)
    expect(chainFaults(links, head as ChainHead, sha256)).toEqual([]) // the columns just named
  }
  expect(() => driver.exec(`UPDATE events SET hash = ''`)).toThrow('events are append-only')
  const heads = () => driver.prepare('SELECT * FROM chain_heads ORDER BY chain').all()
  const before = heads()
  migrate(connection, folder)
  expect(heads()).toEqual(before)
})
