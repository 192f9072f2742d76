/**
 * All tables. Ids are integers made in code (store/ids.ts): time-ordered, so the primary key is also the order
 * of recording. Days are ISO text, instants are milliseconds since 1970 UTC, lists of spans are compact JSON.
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const VISIBILITIES = ['draft', 'published', 'hidden'] as const
const STATUSES = [
  'pending',
  'in_progress',
  'stalled',
  'held',
  'partly_held',
  'not_held',
  'unresolvable',
  'withdrawn',
] as const

export const articles = sqliteTable('articles', {
  id: integer().primaryKey(),
  /** SHA-256 (hex) of url and text: the same article again is found by it. */
  digest: text().notNull().unique(),
  url: text(),
  title: text(),
  outlet: text(),
  author: text(),
  language: text(),
  /** As given: a day, or an instant with its offset. */
  publishedAt: text(),
  /** The calendar day of publication in `timeZone`: what dates are reckoned from. */
  publishedDay: text(),
  timeZone: text(),
  visibility: text({ enum: VISIBILITIES }).notNull(),
  claimCount: integer().notNull(),
  createdBy: text().notNull(),
  createdAt: integer().notNull(),
})
export type Article = typeof articles.$inferSelect

/** The normalised text that every span points into; apart, so that lists never read it. */
export const articleTexts = sqliteTable('article_texts', {
  articleId: integer()
    .primaryKey()
    .references(() => articles.id),
  text: text().notNull(),
})

export const speakers = sqliteTable('speakers', {
  id: integer().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['person', 'organisation', 'place', 'group', 'unnamed'] }).notNull(),
  version: integer().notNull().default(1),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
})
export type Speaker = typeof speakers.$inferSelect

/** The names that a speaker goes by. `key` decides who is the same. */
export const speakerNames = sqliteTable(
  'speaker_names',
  {
    key: text().primaryKey(),
    speakerId: integer()
      .notNull()
      .references(() => speakers.id),
    name: text().notNull(),
  },
  (t) => [index('speaker_names_speaker').on(t.speakerId)],
)

export const claims = sqliteTable(
  'claims',
  {
    id: integer().primaryKey(),
    articleId: integer()
      .notNull()
      .references(() => articles.id),
    speakerId: integer().references(() => speakers.id),
    /** Outlet in lower case, repeated from the article so that one index serves the filter. */
    outletKey: text(),
    /** Last possible day of saying + id: one unique sortable text, so that a page is one exact seek. */
    saidKey: text().notNull(),
    kind: text({ enum: ['direct', 'indirect', 'mixed'] }).notNull(),
    type: text({ enum: ['promise', 'prediction', 'statement', 'opinion', 'question', 'demand'] }).notNull(),
    mode: text({ enum: ['achieve', 'maintain'] }),
    /** A projection of the follow-ups; changed only together with one. */
    status: text({ enum: STATUSES }).notNull().default('pending'),
    visibility: text({ enum: VISIBILITIES }).notNull(),
    version: integer().notNull().default(1),
    text: text().notNull(),
    /** The passage's exact text, from the first content span to the last; null where it equals `text`. */
    exact: text(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    /** JSON: `[[start, end], …]` each, UTF-16 offsets into the article's text. */
    content: text().notNull(),
    cue: text().notNull(),
    source: text().notNull(),
    sourceText: text(),
    role: text(),
    resolution: text({ enum: ['named', 'pronoun', 'description', 'unknown'] }).notNull(),
    method: text().notNull(),
    confidence: real().notNull(),
    saidEdtf: text(),
    saidEarliest: text(),
    saidLatest: text(),
    /** JSON of `Derivation` (extract/types.ts). */
    saidDerivation: text(),
    dueEdtf: text(),
    dueEarliest: text(),
    dueLatest: text(),
    dueDerivation: text(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('claims_said').on(t.saidKey),
    index('claims_speaker').on(t.speakerId, t.saidKey),
    index('claims_outlet').on(t.outletKey, t.saidKey),
    index('claims_article').on(t.articleId),
    // Partial: most claims are pending and have no deadline, so these cost nothing when an article comes in.
    index('claims_status').on(t.status, t.saidKey).where(sql`status <> 'pending'`),
    index('claims_due').on(t.dueLatest, t.id).where(sql`due_latest is not null`),
  ],
)
export type Claim = typeof claims.$inferSelect

/** What became of a claim. Append-only: triggers in drizzle/ refuse every change. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: integer().primaryKey(),
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    /** The claim's version after this follow-up; unique with the claim, so that of two writers one wins. */
    claimVersion: integer().notNull(),
    status: text({ enum: STATUSES }).notNull(),
    note: text(),
    reasonCode: text(),
    /** Id of the follow-up that was wrong. */
    corrects: integer(),
    effectiveOn: text().notNull(),
    recordedAt: integer().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [uniqueIndex('follow_ups_claim').on(t.claimId, t.claimVersion)],
)
export type FollowUp = typeof followUps.$inferSelect

export const evidence = sqliteTable(
  'evidence',
  {
    followUpId: integer()
      .notNull()
      .references(() => followUps.id),
    position: integer().notNull(),
    url: text().notNull(),
    title: text(),
    publishedAt: text(),
    retrievedAt: integer().notNull(),
    quote: text(),
    archivedUrl: text(),
  },
  (t) => [primaryKey({ columns: [t.followUpId, t.position] })],
)
export type Evidence = typeof evidence.$inferSelect

/** Bearer tokens, as SHA-256 only. The first admin token is the secret ADMIN_TOKEN and is not in here. */
export const tokens = sqliteTable('tokens', {
  id: integer().primaryKey(),
  hash: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['editor', 'admin'] }).notNull(),
  expiresAt: integer(),
  revokedAt: integer(),
  lastUsedAt: integer(),
  createdAt: integer().notNull(),
})

export type Token = typeof tokens.$inferSelect

/** The answer that a write gave, kept with its effect so that a retry gets the same one. */
export const idempotencyKeys = sqliteTable('idempotency_keys', {
  /** SHA-256 (hex) of caller and key. */
  key: text().primaryKey(),
  /** SHA-256 (hex) of method, path and body. */
  fingerprint: text().notNull(),
  status: integer().notNull(),
  body: text().notNull(),
  createdAt: integer().notNull(),
})
