import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createAdapterFactory } from 'better-auth/adapters'
import { DatabaseUnavailable, read, write } from '@/db'
import {
  type AuthCondition,
  type AuthRow,
  countAuthRows,
  deleteAuthRows,
  findAuthRows,
  insertAuthRow,
  updateAuthRows,
} from '@/db/queries/auth-rows'

/* Some of better-auth's endpoints make a 500 of whatever its adapter throws; what it was is kept for the answer. */
type Failures = AsyncLocalStorage<{ unavailable?: DatabaseUnavailable }>
const KEY = Symbol.for('stet.auth-failures')
const shared = globalThis as { [KEY]?: Failures } // a slot of our own, under a symbol

/* One for all copies of this module: the adapter that notes may belong to another than the one that asks. */
function failures(): Failures {
  shared[KEY] ??= new AsyncLocalStorage()
  return shared[KEY]
}

/** Runs better-auth and throws the `DatabaseUnavailable` that it met and hid, if any. */
export async function throwingUnavailable<T>(work: () => Promise<T>): Promise<T> {
  const seen: { unavailable?: DatabaseUnavailable } = {}
  const value = await failures().run(seen, work)
  if (seen.unavailable) throw seen.unavailable
  return value
}

async function noting<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const seen = failures().getStore()
    if (seen && error instanceof DatabaseUnavailable) seen.unavailable = error
    throw error
  }
}

/* The factory's own types leave it to the adapter to vouch for the row it answers. */
const as = <T>(row: AuthRow | undefined): T => (row ?? null) as T

/** better-auth's view of our tables, through the same two doors as everything else. */
export const authAdapter = createAdapterFactory({
  config: {
    adapterId: 'stet',
    supportsDates: false,
    supportsBooleans: true,
    supportsArrays: true,
    supportsNumericIds: false,
    transaction: false,
  },
  adapter: () => ({
    create: async ({ model, data }) => as(await noting(write(db => insertAuthRow(db, model, data)))),
    findOne: async ({ model, where }) => {
      const rows = await noting(read(db => findAuthRows(db, model, conditions(where), { limit: 1 })))
      return as(rows[0])
    },
    findMany: async ({ model, where, limit, offset, sortBy }) => {
      const page = { limit, offset, sortBy }
      const rows = await noting(read(db => findAuthRows(db, model, conditions(where), page)))
      return rows.map(row => as(row))
    },
    update: async ({ model, where, update }) => {
      // The factory's type for what it changes is open; it is always an object of columns.
      const changes = update as AuthRow
      const rows = await noting(write(db => updateAuthRows(db, model, conditions(where), changes)))
      return as(rows[0])
    },
    updateMany: async ({ model, where, update }) =>
      (await noting(write(db => updateAuthRows(db, model, conditions(where), update)))).length,
    delete: async ({ model, where }) => {
      await noting(write(db => deleteAuthRows(db, model, conditions(where))))
    },
    deleteMany: async ({ model, where }) =>
      (await noting(write(db => deleteAuthRows(db, model, conditions(where))))).length,
    count: async ({ model, where }) => noting(read(db => countAuthRows(db, model, conditions(where)))),
  }),
})

function conditions(where: readonly AuthCondition[] | undefined): readonly AuthCondition[] {
  return where ?? []
}
