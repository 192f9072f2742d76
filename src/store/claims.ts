/**
 * Claims, always with the speaker and article that a reader needs beside them, and the filters that restrict them.
 * Lists of them are in `claim-list.ts`.
 */
import { and, asc, eq, gte, inArray, lte, type SQL, type SQLWrapper, type Subquery, sql } from 'drizzle-orm'
import type { DueState } from '../follow-up/due.ts'
import { claimsAsOf, speakersAsOf } from './as-of.ts'
import type { Db } from './db.ts'
import { type Days, dueBefore, dueCondition } from './due.ts'
import {
  articles,
  type Claim,
  claims,
  notPending,
  rareKind,
  rareType,
  speakers,
  updatedKey,
} from './schema.ts'

/** A claim with what is shown beside it. */
export interface ClaimRow extends Claim {
  readonly speaker: { readonly id: number; readonly name: string; readonly kind: string } | null
  readonly article: {
    readonly id: number
    readonly url: string | null
    readonly title: string | null
    readonly outlet: string | null
    readonly publishedAt: string | null
    readonly timeZone: string | null
  }
}

/** Filters combine freely; an absent one does not restrict. Days are `YYYY-MM-DD`, both ends included. */
export interface ClaimFilters {
  readonly speaker?: number | undefined
  readonly article?: number | undefined
  readonly outlet?: string | undefined
  readonly kind?: Claim['kind'] | undefined
  readonly type?: Claim['type'] | undefined
  readonly status?: Claim['status'] | undefined
  /** What a reader searches for in the text: words, "phrases", prefix*. */
  readonly q?: string | undefined
  /** Only claims with an outcome. */
  readonly settled?: boolean | undefined
  readonly saidFrom?: string | undefined
  readonly saidTo?: string | undefined
  readonly due?: { readonly states: readonly DueState[]; readonly days: Days } | undefined
  /** The window ends before this day. */
  readonly dueBefore?: string | undefined
  /** Changed at or after this instant, milliseconds since 1970 UTC. */
  readonly updatedSince?: number | undefined
  /** Editors also see drafts and what is hidden. */
  readonly all?: boolean | undefined
}

/** The speaker's column; of a merged one, the column of the speaker that it was merged into. */
function ofSpeaker<T>(column: 'id' | 'name' | 'kind', raw: SQL | Subquery) {
  const name = sql.raw(column)
  return sql<T | null>`iif(speakers.canonical_id is null, speakers.${name}, (select raw.${name} from ${raw} where raw.id = speakers.canonical_id))`
}

/** An article's column under a name of its own: see `columnsAt`. */
function ofArticle<T>(column: SQLWrapper, name: string) {
  return sql<T>`${column}`.as(`article_${name}`)
}

/**
 * What is read of a claim. No two columns may have one name: a batch gives rows as objects, and of two columns with
 * the same name only the last would be left.
 */
function columnsAt(asOf: number | null) {
  const raw = asOf === null ? sql`speakers as raw` : speakersAsOf(asOf, 'raw')
  return {
    claim: claims,
    speaker: {
      id: ofSpeaker<number>('id', raw).as('shown_speaker_id'),
      name: ofSpeaker<string>('name', raw).as('shown_speaker_name'),
      kind: ofSpeaker<string>('kind', raw).as('shown_speaker_kind'),
    },
    article: {
      id: ofArticle<number>(articles.id, 'key'),
      url: ofArticle<string | null>(articles.url, 'url'),
      title: ofArticle<string | null>(articles.title, 'title'),
      outlet: ofArticle<string | null>(articles.outlet, 'outlet'),
      publishedAt: ofArticle<string | null>(articles.publishedAt, 'published_at'),
      timeZone: ofArticle<string | null>(articles.timeZone, 'time_zone'),
    },
  }
}

interface Joined {
  claim: Claim
  speaker: { id: number | null; name: string | null; kind: string | null } | null
  article: ClaimRow['article']
}

/** A row that `selectClaims` read. */
export function toRow({ claim, speaker, article }: Joined): ClaimRow {
  const { id = null, name = null, kind = null } = speaker ?? {}
  const known = id !== null && name !== null && kind !== null
  return { ...claim, speaker: known ? { id, name, kind } : null, article }
}

/**
 * Claims with what is shown beside them; of a merged speaker, the one that it was merged into.
 * @param asOf the instant (milliseconds since 1970 UTC) that they are read as known at, or null
 */
export function selectClaims(db: Db, asOf: number | null = null, all = true) {
  return db
    .select(columnsAt(asOf))
    .from(asOf === null ? claims : claimsAsOf(asOf, all))
    .innerJoin(articles, eq(claims.articleId, articles.id))
    .leftJoin(asOf === null ? speakers : speakersAsOf(asOf), eq(speakers.id, claims.speakerId))
    .$dynamic()
}

/** The outcomes: what a status is once something became of a claim. */
export const SETTLED: Claim['status'][] = ['held', 'partly_held', 'not_held', 'unresolvable', 'withdrawn']

/**
 * The filters as conditions on a statement that joins claims and articles.
 * @param group the ids that the filter's speaker goes by
 */
export function claimConditions(filters: ClaimFilters, group: readonly number[]): (SQL | undefined)[] {
  const { speaker, article, outlet, kind, type, status, all } = filters
  return [
    all ? undefined : eq(claims.visibility, 'published'),
    // One speaker is one exact seek; several are only those that were merged.
    speaker === undefined
      ? undefined
      : group.length > 1
        ? inArray(claims.speakerId, [...group])
        : eq(claims.speakerId, group[0] ?? speaker),
    article === undefined ? undefined : eq(claims.articleId, article),
    outlet === undefined ? undefined : eq(claims.outletKey, outlet.toLowerCase()),
    kind && eq(claims.kind, kind),
    type && eq(claims.type, type),
    status && eq(claims.status, status),
    // Said again as the partial indexes say it, or they would not be used.
    kind && kind !== 'indirect' ? rareKind('claims.') : undefined,
    type && type !== 'statement' ? rareType('claims.') : undefined,
    (status && status !== 'pending') || filters.settled ? notPending('claims.') : undefined,
    filters.settled ? inArray(claims.status, SETTLED) : undefined,
    ...rangeConditions(filters),
  ]
}

/** The filters that are ranges or reckoned, as conditions on a statement that joins claims and articles. */
export function rangeConditions(filters: ClaimFilters): SQL[] {
  const { saidFrom, saidTo, due, updatedSince } = filters
  return [
    // The said-on key starts with the last possible day; "~" sorts after every id.
    saidFrom === undefined ? undefined : gte(claims.saidKey, saidFrom),
    saidTo === undefined ? undefined : lte(claims.saidKey, `${saidTo}~`),
    due && anyOf(due.states.map((state) => dueCondition(state, due.days))),
    filters.dueBefore === undefined ? undefined : dueBefore(filters.dueBefore),
    updatedSince === undefined ? undefined : sql`${updatedKey('claims.')} >= ${updatedText(updatedSince, 0)}`,
  ].filter((condition) => condition !== undefined)
}

/** The text that `updatedKey` makes of an instant (milliseconds since 1970 UTC) and a claim's id. */
export const updatedText = (at: number, id: number) =>
  `${at + 100_000_000_000_000}1${String(id).padStart(16, '0')}`

function anyOf(conditions: readonly (SQL | undefined)[]): SQL | undefined {
  const given = conditions.filter((one) => one !== undefined)
  return given.length === 1 ? given[0] : sql`(${sql.join(given, sql` or `)})`
}

/**
 * One claim, or null.
 * @param read `asOf`: as known at that instant (milliseconds since 1970 UTC), or null for now; `all`: drafts and what is
 * hidden too
 */
export async function findClaim(
  db: Db,
  id: number,
  read: { readonly asOf: number | null; readonly all: boolean },
): Promise<ClaimRow | null> {
  const visible = read.all ? undefined : eq(claims.visibility, 'published')
  const [row] = await selectClaims(db, read.asOf, read.all).where(and(eq(claims.id, id), visible))
  return row ? toRow(row) : null
}

/** Claims by their ids, in no order. At most 90 ids. */
export async function findClaims(db: Db, ids: readonly number[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  const rows = await selectClaims(db).where(inArray(claims.id, [...ids]))
  return rows.map(toRow)
}

/** All claims of one article, in the order of its text. */
export async function claimsOfArticle(db: Db, articleId: number): Promise<ClaimRow[]> {
  const rows = await selectClaims(db).where(eq(claims.articleId, articleId)).orderBy(asc(claims.id))
  return rows.map(toRow)
}
