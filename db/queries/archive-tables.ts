import {
  articlePictures,
  articles,
  chainHeads,
  citations,
  claims,
  comments,
  commits,
  events,
  newsroom,
  noticePlace,
  notices,
  noticeWishes,
  people,
  pictures,
  savedViews,
  signOffs,
  snapshots,
  snoozes,
  sources,
  steps,
} from '@/db/schema'
import type { AnyTable } from '@/db/schema/column'

/** A table that is in an archive. */
export interface ArchivedTable {
  readonly table: AnyTable
  /** What its rows are, in a sentence for somebody who has no Stet. */
  readonly holds: string
  /** Columns that the database keeps by itself, by triggers: not in the archive, right again after restoring. */
  readonly derived?: readonly string[]
  /** A row may hold a whole draft: few of them are in memory at a time. */
  readonly heavy?: true
  /** A server makes its row by itself when it starts: no sign that somebody was here, and replaced by the archive's. */
  readonly standing?: true
}

/** The tables of an archive, by name, in the order in which they are restored: what is referred to comes first. */
export const ARCHIVED: Readonly<Record<string, ArchivedTable>> = {
  newsroom: { table: newsroom, holds: 'The newsroom, its name and its settings: one row.' },
  people: {
    table: people,
    holds: 'Everybody who has been in the newsroom, with their roles; no passwords.',
  },
  articles: {
    table: articles,
    holds: 'The articles, also those in the trash (`trashedAt`).',
    derived: ['pending'],
  },
  pictures: { table: pictures, holds: 'The pictures, each by the SHA-256 of its file in data/pictures.' },
  articlePictures: { table: articlePictures, holds: 'Which article may show which picture.' },
  snapshots: {
    table: snapshots,
    holds: 'The draft of an article at some versions, as ProseMirror JSON; version 0 is how it began.',
    heavy: true,
  },
  commits: {
    table: commits,
    holds: 'Each save of a draft: by whom, when, and from which version to which.',
  },
  steps: {
    table: steps,
    holds:
      'Each single change of a draft, as a ProseMirror step; the step of version n leads from n - 1 to n.',
  },
  signOffs: {
    table: signOffs,
    holds: 'Each time that an article was cleared, with the state of every claim then.',
    heavy: true,
  },
  sources: {
    table: sources,
    holds: 'The sources, confidential ones too.',
    derived: ['citationCount', 'search'],
  },
  claims: {
    table: claims,
    holds: 'The claims: their words, findings, reviews and answers. Where one lies is the mark in the draft.',
    derived: ['search', 'citationCount', 'thin', 'facets', 'lane', 'waitingSince'],
  },
  savedViews: { table: savedViews, holds: 'Views of the queue that people keep and share.' },
  snoozes: { table: snoozes, holds: 'Which claims somebody has put off, and until when.' },
  notices: { table: notices, holds: 'What people were told, and when they read it.' },
  noticeWishes: { table: noticeWishes, holds: 'What people want to be told by e-mail.' },
  noticePlace: {
    table: noticePlace,
    holds: 'The event up to which people were told: one row.',
    standing: true,
  },
  citations: {
    table: citations,
    holds: 'Which source stands behind which claim, and where in it.',
    derived: ['search'],
  },
  comments: { table: comments, holds: 'What people said to each other about a claim.', derived: ['search'] },
  events: {
    table: events,
    holds: 'Everything that was done, by whom and when, each row with the hash of the row before it.',
  },
  chainHeads: { table: chainHeads, holds: 'Where the chain of events of each article ends.' },
}

/** The tables that are never in an archive, by name, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  accounts: 'Password hashes. People come back without a password and are given a link to set one.',
  sessions: 'Who is signed in where.',
  verifications: 'Secrets of the sign-in.',
  outboxKeys: 'Keys to what waits in browsers to be saved.',
  rateLimits: 'Attempts to sign in.',
  links: 'Invitations and links for a new password: make new ones.',
  tokens: 'Bearer tokens: make new ones.',
  jobs: 'What waits to be sent by e-mail or to another program.',
  claimHolds: 'Who has which claim in hand at the moment.',
  claimCounts: 'Counts of the claims, which are counted anew.',
  claimFacets: 'Counts of the claims, which are counted anew.',
  passages: 'The text of the drafts, a block a row, for searching: made anew from the drafts.',
  searchEntries: 'What can be found, which is made anew.',
  workTallies: 'Counts of the work done, which are counted anew from the record.',
}
