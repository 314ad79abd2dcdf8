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
  const ways = ['all', 'get', 'run'] as const
  const spoken = ways.map(way => [way, statement[way]] as const)
  for (const [way, ask] of spoken) {
    Reflect.set(statement, way, function (this: Driver.Statement, ...given: unknown[]) {
      heard.push({ sql: this.source, given })
      return Reflect.apply(ask, this, given)
    })
  }
  try {
    await work()
  } finally {
    for (const [way, ask] of spoken) Reflect.set(statement, way, ask)
    probe.close()
  }
  return heard
}
