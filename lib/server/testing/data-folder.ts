import { closeDatabase } from '@/db'

/** Does something on another data folder, whose database is closed afterwards. Nothing else may run beside it. */
export async function inDataFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.STET_DATA
  process.env.STET_DATA = folder
  try {
    return await work()
  } finally {
    closeDatabase()
    if (before === undefined) delete process.env.STET_DATA
    else process.env.STET_DATA = before
  }
}
