import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as schema from '@/db/schema'
import { type Connection, openConnection } from './connection'
import { migrate, migrationsFolder } from './migrate'

let folder: string
const opened: Connection[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-migrate-'))
})
afterEach(() => {
  for (const { driver } of opened.splice(0)) driver.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(file = 'stet.db'): Connection {
  const connection = openConnection(join(folder, file), { readonly: false })
  opened.push(connection)
  return connection
}

/** Migrations of the test's own: the SQL of each, made one second after the other. */
function migrations(...scripts: string[]): string {
  const path = join(folder, `migrations-${scripts.length}`)
  mkdirSync(join(path, 'meta'), { recursive: true })
  const entries = scripts.map((_, idx) => ({
    idx,
    version: '6',
    when: 1_700_000_000_000 + idx * 1000,
    tag: `000${idx}_step`,
    breakpoints: true,
  }))
  writeFileSync(
    join(path, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
  )
  for (const [index, script] of scripts.entries()) writeFileSync(join(path, `000${index}_step.sql`), script)
  return path
}

const BREAK = '--> statement-breakpoint'
const PARENTS = `CREATE TABLE parents (id text PRIMARY KEY);${BREAK}
  CREATE TABLE children (
    id text PRIMARY KEY, parent text NOT NULL REFERENCES parents (id) ON DELETE CASCADE
  );`
/* How drizzle-kit rebuilds a table. */
const REBUILD = `CREATE TABLE new_parents (id text PRIMARY KEY, name text NOT NULL DEFAULT '');${BREAK}
  INSERT INTO new_parents (id) SELECT id FROM parents;${BREAK}
  DROP TABLE parents;${BREAK}
  ALTER TABLE new_parents RENAME TO parents;`

const backups = () => readdirSync(join(folder, 'backups'))
const tables = ({ driver }: Connection) =>
  driver.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all()

describe('migrating', () => {
  it('makes every table of an empty database, without a backup of nothing', () => {
    const connection = open()
    migrate(connection, folder)
    expect(tables(connection)).toEqual(
      expect.arrayContaining(['articles', 'claims', 'claim_counts', 'events']),
    )
    expect(readdirSync(folder)).not.toContain('backups')
    expect(connection.driver.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('has migrations for everything in the schema', async () => {
    const meta = join(migrationsFolder(), 'meta')
    const last = readdirSync(meta)
      .filter(name => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1)
    const kept = JSON.parse(readFileSync(join(meta, last ?? ''), 'utf8'))
    const wanted = await generateSQLiteDrizzleJson(schema, kept.prevId)
    expect(await generateSQLiteMigration(kept, wanted)).toEqual([])
  })

  it('does nothing the second time', () => {
    const connection = open()
    migrate(connection, folder)
    const before = connection.driver.prepare('SELECT * FROM "__drizzle_migrations"').all()
    migrate(connection, folder)
    expect(connection.driver.prepare('SELECT * FROM "__drizzle_migrations"').all()).toEqual(before)
    expect(readdirSync(folder)).not.toContain('backups')
  })

  it('copies what is there before it changes it, and the copy is whole', () => {
    const connection = open()
    migrate(connection, folder, migrations(PARENTS))
    connection.driver.exec(`INSERT INTO parents VALUES ('p')`)
    migrate(connection, folder, migrations(PARENTS, REBUILD))
    const [copy, ...others] = backups()
    expect(others).toEqual([])
    const kept = open(join('backups', copy ?? ''))
    expect(kept.driver.prepare('SELECT * FROM parents').all()).toEqual([{ id: 'p' }])
    expect(kept.driver.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.driver.prepare('SELECT * FROM parents').all()).toEqual([{ id: 'p', name: '' }])
  })

  it('keeps the last five copies', () => {
    const connection = open()
    const scripts = [PARENTS]
    migrate(connection, folder, migrations(...scripts))
    for (let round = 1; round <= 7; round++) {
      scripts.push(`CREATE TABLE extra${round} (id text);`)
      migrate(connection, folder, migrations(...scripts))
    }
    const counts = backups().map(
      name => tables(open(join('backups', name))).filter(table => String(table).startsWith('extra')).length,
    )
    expect(counts.sort()).toEqual([2, 3, 4, 5, 6])
  })

  it('rebuilds a table without deleting what refers to it', () => {
    const connection = open()
    migrate(connection, folder, migrations(PARENTS))
    connection.driver.exec(`INSERT INTO parents VALUES ('p'); INSERT INTO children VALUES ('c', 'p')`)
    migrate(connection, folder, migrations(PARENTS, REBUILD))
    expect(connection.driver.prepare('SELECT * FROM children').all()).toEqual([{ id: 'c', parent: 'p' }])
    expect(() => connection.driver.exec(`INSERT INTO children VALUES ('d', 'nobody')`)).toThrow('FOREIGN KEY')
  })

  it('keeps nothing of a migration that would leave a reference to nothing', () => {
    const connection = open()
    migrate(connection, folder, migrations(PARENTS))
    connection.driver.exec(`INSERT INTO parents VALUES ('p'); INSERT INTO children VALUES ('c', 'p')`)
    const careless = `DELETE FROM parents;${BREAK} CREATE TABLE half_done (id text);`
    expect(() => migrate(connection, folder, migrations(PARENTS, careless))).toThrow('1 foreign keys')
    expect(tables(connection)).not.toContain('half_done')
    expect(connection.driver.prepare('SELECT count(*) FROM parents').pluck().get()).toBe(1)
    expect(connection.driver.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('keeps nothing of a migration that fails half-way', () => {
    const connection = open()
    const broken = `CREATE TABLE first (id text);${BREAK} CREATE TABLE first (id text);`
    expect(() => migrate(connection, folder, migrations(broken))).toThrow('already exists')
    expect(tables(connection)).toEqual([])
    expect(connection.driver.inTransaction).toBe(false)
  })

  it('leaves a database from a newer Stet alone', () => {
    const connection = open()
    migrate(connection, folder, migrations(PARENTS, REBUILD))
    expect(() => migrate(connection, folder, migrations(PARENTS))).toThrow('newer version of Stet')
  })

  it('looks again once it is its turn, when another process migrated meanwhile', () => {
    const connection = open()
    const other = open()
    migrate(connection, folder, migrations(PARENTS))
    // The other process saw an empty database before; what it saw then must not be what it acts on.
    const both = migrations(PARENTS, REBUILD)
    migrate(other, folder, both)
    migrate(connection, folder, both)
    expect(connection.driver.prepare('SELECT count(*) FROM "__drizzle_migrations"').pluck().get()).toBe(2)
  })

  it('brings a database of an earlier Stet forward with everything in it', () => {
    const first = join(folder, 'first')
    cpSync(migrationsFolder(), first, { recursive: true })
    const journal = JSON.parse(readFileSync(join(first, 'meta', '_journal.json'), 'utf8'))
    journal.entries.length = 1
    writeFileSync(join(first, 'meta', '_journal.json'), JSON.stringify(journal))
    const connection = open()
    migrate(connection, folder, first)
    connection.driver.exec(
      `INSERT INTO articles (id, headline, text_hash, created_at, updated_at) VALUES ('a', 'H', '', '', '')`,
    )
    migrate(connection, folder)
    expect(connection.driver.prepare('SELECT id, headline FROM articles').all()).toEqual([
      { id: 'a', headline: 'H' },
    ])
    expect(backups()).toHaveLength(1)
  })
})
