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

export const articles = sqliteTable(
  'articles',
  {
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
    /** The article and its claims as first stored (store/article-seal.ts); null from before there were seals, and once something was erased. */
    seal: text(),
  },
  // The zones in use are few: due states ask for them.
  (t) => [index('articles_time_zone').on(t.timeZone)],
)
export type Article = typeof articles.$inferSelect

/** The normalised text that every span points into; apart, so that lists never read it. */
export const articleTexts = sqliteTable('article_texts', {
  articleId: integer()
    .primaryKey()
    .references(() => articles.id),
  text: text().notNull(),
})

export const speakers = sqliteTable(
  'speakers',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    kind: text({ enum: ['person', 'organisation', 'place', 'group', 'unnamed'] }).notNull(),
    /** JSON: addresses of pages about the same person or body (Wikidata and the like). */
    sameAs: text().notNull().default('[]'),
    /** The speaker that this one was merged into, always one that stands for itself; null when this one does. */
    canonicalId: integer(),
    version: integer().notNull().default(1),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [index('speakers_canonical').on(t.canonicalId).where(sql`canonical_id is not null`)],
)
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

/**
 * Where a claim stands in the orders that the tag index (`claims_fts`) holds: columns that the database reckons
 * (drizzle/0012_tag_index.sql), whole numbers that are too large for JavaScript (store/keys.ts writes them). The last two are
 * null but for open claims with a window. Indexes take them bare; statements, which join other tables, take them of `claims.`.
 */
export const saidPlace = (of = 'claims.') => sql.raw(`${of}said_place`)
export const duePlace = (of = 'claims.') => sql.raw(`${of}due_place`)
export const opensPlace = (of = 'claims.') => sql.raw(`${of}opens_place`)
/** When a claim that was changed since was last changed, as an id of that moment would be (store/ids.ts). */
export const changedKey = (of = 'claims.') =>
  sql.raw(`((${of}updated_at - 1577836800000) * 4096 + (${of}id & 4095))`)

export const claims = sqliteTable(
  'claims',
  {
    id: integer().primaryKey(),
    articleId: integer()
      .notNull()
      .references(() => articles.id),
    speakerId: integer().references(() => speakers.id),
    /** Outlet in lower case, repeated from the article for the tag index. */
    outletKey: text(),
    /** The number of the change that recorded it: its place among claims of one day. Never changes. */
    seq: integer().notNull().default(0),
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
    /** JSON: what extraction had found, by field, for each field that an editor has corrected since; null when none. */
    machine: text(),
    updatedAt: integer().notNull(),
  },
  () => [
    // All filters but these orders are served by the tag index.
    uniqueIndex('claims_said').on(saidPlace('')),
    // What is as it was recorded is in this order by its id.
    index('claims_updated').on(changedKey('')).where(sql`version > 1`),
    // Partial: few claims have a window.
    uniqueIndex('claims_due').on(duePlace('')).where(sql`due_place is not null`),
    uniqueIndex('claims_opens').on(opensPlace('')).where(sql`opens_place is not null`),
  ],
)
export type Claim = typeof claims.$inferSelect

/**
 * What a claim said before each change: written by a trigger, so that nothing changes without a trace. The state at
 * an instant is the oldest row that was replaced after it, or the claim itself.
 */
export const claimHistory = sqliteTable(
  'claim_history',
  {
    claimId: integer().notNull(),
    version: integer().notNull(),
    /** When this state was replaced. */
    until: integer().notNull(),
    speakerId: integer(),
    type: text().notNull(),
    mode: text(),
    status: text().notNull(),
    visibility: text().notNull(),
    text: text().notNull(),
    exact: text(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    content: text().notNull(),
    kind: text().notNull(),
    role: text(),
    saidEdtf: text(),
    saidEarliest: text(),
    saidLatest: text(),
    saidDerivation: text(),
    dueEdtf: text(),
    dueEarliest: text(),
    dueLatest: text(),
    dueDerivation: text(),
    machine: text(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.version] })],
)

/** The same for speakers. */
export const speakerHistory = sqliteTable(
  'speaker_history',
  {
    speakerId: integer().notNull(),
    version: integer().notNull(),
    until: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    sameAs: text().notNull(),
    canonicalId: integer(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.speakerId, t.version] })],
)

export const CHANGE_KINDS = [
  'claim.drafted',
  'claim.created',
  'claim.published',
  'claim.hidden',
  'claim.corrected',
  'claim.followed_up',
  'claim.due',
  'claim.overdue',
  'claim.erased',
  'article.erased',
  'speaker.changed',
  'speaker.merged',
  'speaker.unmerged',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * Every change in one gapless sequence: who, when and why. Inserting the row of a version is also the guard of that
 * version: of two writers who saw the same one, the second fails with its whole batch. Append-only by triggers.
 */
export const changes = sqliteTable(
  'changes',
  {
    seq: integer().primaryKey(),
    kind: text({ enum: CHANGE_KINDS }).notNull(),
    subject: text({ enum: ['claim', 'speaker', 'article'] }).notNull(),
    subjectId: integer().notNull(),
    /** The subject's version after the change; null for what only the calendar brought about. */
    version: integer(),
    /** The window that a due mark is for, so that each is announced once; null for other changes. */
    mark: text(),
    at: integer().notNull(),
    by: text().notNull(),
    reason: text(),
    /** JSON, by kind: `{followUp, from, to}`, or `{fields: {name: {from, to}}}`, or `{into}`. */
    data: text(),
    /** The chain (store/change-chain.ts); null for the first of a record, for the calendar's, and from before there was a chain. */
    seal: text(),
  },
  (t) => [
    // The first version of a claim is the change whose number it keeps.
    uniqueIndex('changes_version').on(t.subject, t.subjectId, t.version).where(sql`version > 1`),
    index('changes_erased').on(t.subjectId).where(sql`kind = 'claim.erased'`),
    uniqueIndex('changes_mark').on(t.subjectId, t.mark).where(sql`mark is not null`),
    // What feeds show, newest first.
    index('changes_hidden').on(t.seq).where(sql`kind = 'claim.hidden'`),
  ],
)
export type Change = typeof changes.$inferSelect

/** Where changes are sent. The secret signs them, so it is kept: encrypted, where there is a key (webhooks/seal.ts). */
export const webhooks = sqliteTable('webhooks', {
  id: integer().primaryKey(),
  url: text().notNull(),
  secret: text().notNull(),
  /** JSON: kinds of change that are sent; null for all. */
  kinds: text(),
  /** The last change that deliveries were made for. */
  cursor: integer().notNull(),
  disabledAt: integer(),
  disabledReason: text(),
  createdBy: text().notNull(),
  createdAt: integer().notNull(),
})
export type Webhook = typeof webhooks.$inferSelect

/** One change to be sent to one webhook. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    webhookId: integer()
      .notNull()
      .references(() => webhooks.id),
    seq: integer().notNull(),
    state: text({ enum: ['waiting', 'delivered', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    /** When it is to be tried next; counts only while waiting. */
    nextAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.webhookId, t.seq] }),
    index('deliveries_waiting').on(t.nextAt).where(sql`state = 'waiting'`),
  ],
)
export type Delivery = typeof deliveries.$inferSelect

/** The log: one row an attempt. */
export const deliveryAttempts = sqliteTable(
  'delivery_attempts',
  {
    webhookId: integer().notNull(),
    seq: integer().notNull(),
    attempt: integer().notNull(),
    at: integer().notNull(),
    /** HTTP status, or null when no answer came. */
    status: integer(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.webhookId, t.seq, t.attempt] })],
)

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
    /** The chain (follow-up/chain.ts); all null on what was recorded before there was one, `salt` also once erased. */
    hash: text(),
    salt: text(),
    contentHash: text(),
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

/** Editors who are signed in to the desk; only a SHA-256 of what their cookie holds. */
export const sessions = sqliteTable('sessions', {
  hash: text().primaryKey(),
  /** The token that it was opened with; null for the secret ADMIN_TOKEN, which then is part of what was hashed. */
  tokenId: integer().references(() => tokens.id),
  createdAt: integer().notNull(),
  seenAt: integer().notNull(),
  expiresAt: integer().notNull(),
})

/** An article on an editor's desk: read, not yet on record. It goes when it is published, thrown away or forgotten. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: integer().primaryKey(),
    /** JSON: the article without its text, as it will be stored. */
    article: text().notNull(),
    text: text().notNull(),
    /** The article that came of it, once it is published; its text and claims are gone from here then. */
    articleId: integer(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (t) => [index('drafts_expiry').on(t.expiresAt)],
)
export type Draft = typeof drafts.$inferSelect

/** A claim proposed in a draft; a row each, so that deciding on one rewrites only that one. */
export const draftClaims = sqliteTable(
  'draft_claims',
  {
    draftId: integer()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    decision: text({ enum: ['open', 'accepted', 'dropped'] })
      .notNull()
      .default('open'),
    /** JSON: what extraction found; null for a claim that the editor added. */
    found: text(),
    /** JSON: what the editor made of it; null while nothing was corrected. */
    edited: text(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.position] })],
)
export type DraftClaim = typeof draftClaims.$inferSelect

/** The answer that a write gave, kept with its effect so that a retry gets the same one. */
export const idempotencyKeys = sqliteTable('idempotency_keys', {
  /** SHA-256 (hex) of caller and key. */
  key: text().primaryKey(),
  /** SHA-256 (hex) of method, path and body. */
  fingerprint: text().notNull(),
  status: integer().notNull(),
  /** JSON: the headers that belong to the answer. */
  headers: text().notNull().default('{}'),
  body: text().notNull(),
  createdAt: integer().notNull(),
})

/** What editors decided about how a claim relates to an earlier one; a decision can be changed, never forgotten by the machine. */
export const claimRelations = sqliteTable(
  'claim_relations',
  {
    /** The later claim. */
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    earlierId: integer()
      .notNull()
      .references(() => claims.id),
    kind: text({ enum: ['repeats', 'moves_deadline', 'contradicts'] }).notNull(),
    state: text({ enum: ['confirmed', 'rejected'] }).notNull(),
    score: real().notNull(),
    reason: text().notNull(),
    slipDays: integer(),
    note: text(),
    decidedBy: text().notNull(),
    decidedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.earlierId] }),
    index('claim_relations_earlier').on(t.earlierId),
  ],
)
export type ClaimRelation = typeof claimRelations.$inferSelect

/** Articles sent many at once: worked off by the queue, line by line. */
export const batches = sqliteTable('batches', {
  id: integer().primaryKey(),
  /** SHA-256 (hex) of caller and Idempotency-Key, or of caller and lines: the same batch again is found by it. */
  key: text().notNull().unique(),
  /** SHA-256 (hex) of the lines. */
  fingerprint: text().notNull(),
  lineCount: integer().notNull(),
  /** Our own host, which is never fetched from. */
  host: text().notNull(),
  /** Whose daily quota its articles count against; null for nobody's. */
  quotaKey: text(),
  createdBy: text().notNull(),
  createdAt: integer().notNull(),
})
export type Batch = typeof batches.$inferSelect

/** One article of a batch, and what came of it. */
export const batchLines = sqliteTable(
  'batch_lines',
  {
    batchId: integer()
      .notNull()
      .references(() => batches.id),
    /** From 1, as the lines came. */
    line: integer().notNull(),
    state: text({ enum: ['waiting', 'created', 'existing', 'refused'] }).notNull(),
    /** The article as JSON; null once it was worked off. */
    body: text(),
    articleId: integer(),
    /** JSON: `{type, detail}` of the problem; null when there was none. */
    problem: text(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.line] }),
    index('batch_lines_waiting').on(t.batchId).where(sql`state = 'waiting'`),
  ],
)
export type BatchLine = typeof batchLines.$inferSelect

/** How many articles each token has stored on each day (UTC). */
export const ingestDays = sqliteTable(
  'ingest_days',
  { who: text().notNull(), day: text().notNull(), used: integer().notNull() },
  (t) => [primaryKey({ columns: [t.who, t.day] })],
)
