import type { Role } from '@/lib/domain/role'
import { boolean, index, integer, json, primaryKey, table, text, timestamp, uniqueIndex } from './column'

/** The people of the newsroom; better-auth's `user`, with roles of our own. */
export const people = table('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  roles: json<readonly Role[]>('roles').notNull(),
  active: boolean('active').notNull().default(true),
  createdAt: timestamp('created_at').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
})

/** better-auth's `session`. */
export const sessions = table(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  t => [index('sessions_user').on(t.userId)],
)

/** better-auth's `account`: the password hash. */
export const accounts = table(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestamp('access_token_expires_at'),
    refreshTokenExpiresAt: timestamp('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  t => [index('accounts_user').on(t.userId)],
)

/** better-auth's `verification`. */
export const verifications = table(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  t => [index('verifications_identifier').on(t.identifier)],
)

/** With what a person's browser locks away what waits there to be saved; gone when they sign out. */
export const outboxKeys = table(
  'outbox_keys',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What the browser's cookie says. */
    browser: text('browser').notNull(),
    /** 32 bytes, base64url. */
    key: text('key').notNull(),
    createdAt: timestamp('created_at').notNull(),
    usedAt: timestamp('used_at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.browser] })],
)

/** Failed and other limited attempts, counted per key (an account, an address) in a window. */
export const rateLimits = table('rate_limits', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  /** Milliseconds since 1970, as better-auth counts. */
  lastRequest: integer('last_request').notNull(),
})

/** Links that work once: an invitation to join, or to set a new password. Only the token's hash is kept. */
export const links = table(
  'links',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['invitation', 'reset'] }).notNull(),
    tokenHash: text('token_hash').notNull(),
    email: text('email').notNull(),
    name: text('name'),
    roles: json<readonly Role[]>('roles').notNull(),
    personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  t => [uniqueIndex('links_token').on(t.tokenHash)],
)

/** Bearer tokens; only a hash of the secret is kept. */
export const tokens = table(
  'tokens',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    /** The last characters of the secret, to tell tokens apart. */
    hint: text('hint').notNull(),
    createdAt: timestamp('created_at').notNull(),
    lastUsedAt: timestamp('last_used_at'),
    revokedAt: timestamp('revoked_at'),
  },
  t => [uniqueIndex('tokens_hash').on(t.hash), index('tokens_person').on(t.personId)],
)

/** One row: the newsroom and its switches. */
export const newsroom = table('newsroom', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  ownFindingsAllowed: boolean('own_findings_allowed').notNull().default(false),
  secondReviewer: boolean('second_reviewer').notNull().default(false),
  createdAt: timestamp('created_at').notNull(),
})
