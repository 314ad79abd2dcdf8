import { JOB_KINDS, JOB_STATES } from '@/lib/domain/job'
import { index, integer, json, oneOf, table, text, timestamp } from './column'

/** What is to be done outside of requests, tried until it works or has failed too often. */
export const jobs = table(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: JOB_KINDS }).notNull(),
    payload: json<unknown>('payload').notNull(),
    state: text('state', { enum: JOB_STATES }).notNull().default('waiting'),
    /** What it is about: while one waits, another about the same is not added. */
    about: text('about').notNull(),
    runAt: timestamp('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: timestamp('created_at').notNull(),
    finishedAt: timestamp('finished_at'),
  },
  t => [
    index('jobs_due').on(t.state, t.runAt),
    index('jobs_about').on(t.about),
    oneOf('jobs_kind', 'kind', JOB_KINDS),
    oneOf('jobs_state', 'state', JOB_STATES),
  ],
)
