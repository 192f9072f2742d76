/**
 * The sequence of changes: what makes one, and reading it. Whoever changes a claim or a speaker goes through
 * `changeClaim` or `changeSpeakers`, since the database refuses a change that has no row here.
 */
import { and, asc, desc, eq, gt, inArray, lt, max, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { LATER, seqsOf } from './change-numbers.ts'
import { type Db, isStaleVersion, isTaken, isTakenId } from './db.ts'
import {
  articles,
  type Change,
  type ChangeKind,
  type Claim,
  changes,
  claims,
  idempotencyKeys,
} from './schema.ts'
import { claimState, seal, sealedClaim } from './seals.ts'

/** Who changes something, when and why. */
export interface Cause {
  readonly by: string
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  readonly reason: string | null
}

/** An answer that is stored with its effect, so that a retry gets the same one. */
export type KeptAnswer = Omit<typeof idempotencyKeys.$inferSelect, 'createdAt'>

/**
 * What came of a write: `stale` when another write came first, `repeated` when its idempotency key was used before,
 * `again` when it drew an id that another one had drawn. Nothing is stored unless `written`.
 */
export type Written = 'written' | 'stale' | 'repeated' | 'again'

/** Runs a batch whose first statement guards the version. */
export async function writeGuarded(db: Db, batch: readonly BatchItem<'sqlite'>[]): Promise<Written> {
  const [first, ...rest] = batch
  if (first === undefined) return 'written'
  try {
    await db.batch([first, ...rest])
    return 'written'
  } catch (error) {
    if (isStaleVersion(error)) return 'stale'
    if (isTaken(error, 'idempotency_keys.key')) return 'repeated'
    if (isTakenId(error)) return 'again'
    throw error
  }
}

/**
 * Changes a claim at the version that its writer saw, in one transaction with the row that announces it.
 * @param change `set` is what the claim says from now on, `more` what else belongs to the same effect
 * @returns nothing is stored unless `written`
 */
export async function changeClaim(
  db: Db,
  claim: Pick<Claim, 'id' | 'version'>,
  change: {
    readonly kind: ChangeKind
    readonly data: unknown
    readonly cause: Cause
    readonly set: Partial<Omit<Claim, 'id' | 'seq' | 'version' | 'updatedAt'>>
    readonly more?: readonly BatchItem<'sqlite'>[]
    /** What needs the claim to be changed already. */
    readonly after?: readonly BatchItem<'sqlite'>[]
    readonly kept?: KeptAnswer | null
  },
): Promise<Written> {
  const { kind, data, cause, set, more = [], after = [], kept } = change
  const version = claim.version + 1
  const { by, now, reason } = cause
  const stands = await sealedClaim(db, claim.id)
  if (stands?.claim.version !== claim.version) return 'stale'
  const row = { kind, subject: 'claim', subjectId: claim.id, version, at: now, by, reason } as const
  const said = claimState(stands.claim)
  const says = claimState({ ...stands.claim, ...set, updatedAt: now })
  // Of what is erased, now or later, no hash is left that its words could be guessed from.
  const states = kind === 'claim.erased' ? [null, set.text === '' ? says : null] : [said, says]
  const sealed = await seal({ ...row, data }, stands.seal, states)
  return writeGuarded(db, [
    db.insert(changes).values({ ...row, data: JSON.stringify(data), seal: sealed }),
    ...more,
    db
      .update(claims)
      .set({ ...set, version, updatedAt: now })
      .where(eq(claims.id, claim.id)),
    ...after,
    ...(kept ? [db.insert(idempotencyKeys).values({ ...kept, createdAt: now })] : []),
  ])
}

/**
 * Runs a statement together with the answer that is kept of it, if one is.
 * @param now milliseconds since 1970 UTC
 * @throws what `isTaken(…, 'idempotency_keys.key')` knows when the same request was carried out before
 */
export async function insertOnce(
  db: Db,
  statement: BatchItem<'sqlite'>,
  { kept, now }: { readonly kept: KeptAnswer | null; readonly now: number },
): Promise<void> {
  const more = kept ? [db.insert(idempotencyKeys).values({ ...kept, createdAt: now })] : []
  await db.batch([statement, ...more])
}

/** The answer kept under an idempotency key (SHA-256, hex), or null. */
export async function findKept(db: Db, key: string): Promise<KeptAnswer | null> {
  const [row] = await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))
  return row ?? null
}

/** A change with as much of its claim as decides who may read it. */
export interface ChangeRow extends Change {
  /** Visibility of the claim now; null when the change is not about a claim. */
  readonly visibility: Claim['visibility'] | null
}

const withVisibility = {
  seq: changes.seq,
  kind: changes.kind,
  subject: changes.subject,
  subjectId: changes.subjectId,
  version: changes.version,
  mark: changes.mark,
  at: changes.at,
  by: changes.by,
  reason: changes.reason,
  data: changes.data,
  seal: changes.seal,
  visibility: claims.visibility,
}
const ofItsClaim = and(eq(changes.subject, 'claim'), eq(claims.id, changes.subjectId))

/** Changes after a number, in order, at most `limit`. Visibility is for the caller to judge. */
export async function changesAfter(db: Db, after: number, limit: number): Promise<ChangeRow[]> {
  return db
    .select(withVisibility)
    .from(changes)
    .leftJoin(claims, ofItsClaim)
    .where(gt(changes.seq, after))
    .orderBy(asc(changes.seq))
    .limit(limit)
}

/** One change by its number, or null. */
export async function findChange(db: Db, seq: number): Promise<ChangeRow | null> {
  const [row] = await db
    .select(withVisibility)
    .from(changes)
    .leftJoin(claims, ofItsClaim)
    .where(eq(changes.seq, seq))
  return row ?? null
}

/** The number of the last change, 0 when there is none. */
export async function lastSeq(db: Db): Promise<number> {
  const [row] = await db.select({ seq: max(changes.seq) }).from(changes)
  return row?.seq ?? 0
}

/** All changes of one claim or speaker, oldest first. */
export async function changesOf(db: Db, subject: Change['subject'], id: number): Promise<Change[]> {
  return db
    .select()
    .from(changes)
    .where(
      subject === 'claim'
        ? sql`${changes.seq} in ${seqsOf(sql`(${id})`)}`
        : and(eq(changes.subject, subject), eq(changes.subjectId, id), LATER),
    )
    .orderBy(asc(changes.seq))
}

/** The kinds of change that a feed shows: new claims and what became of them. */
const FEED_KINDS = ['claim.created', 'claim.published', 'claim.followed_up'] as const
const FEED: ChangeKind[] = [...FEED_KINDS]

/**
 * A page of what a feed shows, newest first, of published claims that meet the conditions.
 * @param before the number of the last change of the page before, or null
 */
export async function feedPage(
  db: Db,
  conditions: readonly (SQL | undefined)[],
  page: { readonly before: number | null; readonly limit: number },
): Promise<Change[]> {
  const seek = page.before === null ? undefined : lt(changes.seq, page.before)
  const rows = await db
    .select({ change: changes })
    .from(changes)
    .innerJoin(claims, ofItsClaim ?? sql`0`)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(and(inArray(changes.kind, FEED), eq(claims.visibility, 'published'), seek, ...conditions))
    .orderBy(desc(changes.seq))
    .limit(page.limit)
  return rows.map((row) => row.change)
}

/** What a feed had shown of claims that are hidden now: the entries to be forgotten, the last hidden claims first. */
export async function buriedEntries(
  db: Db,
  limit: number,
): Promise<{ seq: number; at: number; reason: string | null }[]> {
  const hidings = db.$with('hidings').as(
    db
      .select({ subjectId: changes.subjectId, at: max(changes.at).as('hidden_at'), reason: changes.reason })
      .from(changes)
      .innerJoin(claims, ofItsClaim ?? sql`0`)
      .where(and(sql`${changes.kind} = 'claim.hidden'`, eq(claims.visibility, 'hidden')))
      .groupBy(changes.subjectId)
      .orderBy(desc(max(changes.seq)))
      .limit(limit),
  )
  const rows = await db
    .with(hidings)
    .select({ seq: changes.seq, at: hidings.at, reason: hidings.reason })
    .from(hidings)
    .innerJoin(changes, sql`${changes.seq} in ${seqsOf(sql`(${hidings.subjectId})`)}`)
    .where(inArray(changes.kind, FEED))
    .orderBy(desc(changes.seq))
  return rows.map((row) => ({ ...row, at: row.at ?? 0 }))
}
