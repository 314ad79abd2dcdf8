import Driver from 'better-sqlite3'

/** What was asked of the driver: the statement, and the values bound to it. */
export interface HeardStatement {
  readonly sql: string
  readonly given: readonly unknown[]
}

/** What a piece of work asks of SQLite, in order, in this process. */
export async function heardStatements(work: () => Promise<unknown>): Promise<readonly HeardStatement[]> {
  const heard: HeardStatement[] = []
  const probe = new Driver(':memory:')
  const statement: Driver.Statement = Object.getPrototypeOf(probe.prepare('SELECT 1'))
  const { all } = statement
  statement.all = function (this: Driver.Statement, ...given: unknown[]) {
    heard.push({ sql: this.source, given })
    return all.apply(this, given)
  }
  try {
    await work()
  } finally {
    statement.all = all
    probe.close()
  }
  return heard
}
