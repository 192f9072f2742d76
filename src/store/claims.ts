/**
 * Claims: one list for page and JSON, always with the speaker and article that a reader needs beside them.
 * A page is one seek on one sortable key (the claim's id, or its said-on key).
 */
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { DueState } from '../follow-up/due.ts'
import { claimsAsOf, speakersAsOf } from './as-of.ts'
import type { Db } from './db.ts'
import { type Days, dueBefore, dueCondition, OPEN } from './due.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { articles, type Claim, claims, speakers } from './schema.ts'
import { speakerGroup } from './speakers.ts'

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

/** `saidOn`: by last possible day of saying, `recorded`: by when it was stored, both newest first; `due`: what falls due next first. */
export type ClaimOrder = 'saidOn' | 'recorded' | 'due'

const columns = {
  claim: claims,
  speaker: { id: speakers.id, name: speakers.name, kind: speakers.kind },
  article: {
    id: articles.id,
    url: articles.url,
    title: articles.title,
    outlet: articles.outlet,
    publishedAt: articles.publishedAt,
    timeZone: articles.timeZone,
  },
}

interface Joined {
  claim: Claim
  speaker: ClaimRow['speaker']
  article: ClaimRow['article']
}
const toRow = ({ claim, speaker, article }: Joined): ClaimRow => ({ ...claim, speaker, article })

/**
 * Claims with what is shown beside them; of a merged speaker, the one that it was merged into.
 * @param asOf the instant (milliseconds since 1970 UTC) that they are read as known at, or null
 */
function selectClaims(db: Db, asOf: number | null = null, all = true) {
  const from = asOf === null ? claims : claimsAsOf(asOf, all)
  const known = asOf === null ? speakers : speakersAsOf(asOf)
  const raw = asOf === null ? sql`speakers as raw` : speakersAsOf(asOf, 'raw')
  const canonical = sql`coalesce((select raw.canonical_id from ${raw} where raw.id = ${claims.speakerId}), ${claims.speakerId})`
  return db
    .select(columns)
    .from(from)
    .innerJoin(articles, eq(claims.articleId, articles.id))
    .leftJoin(known, eq(speakers.id, canonical))
    .$dynamic()
}

/** The filters as conditions on a statement that joins claims and articles. */
export async function claimConditions(db: Db, filters: ClaimFilters): Promise<(SQL | undefined)[]> {
  const { speaker, article, outlet, kind, type, status, saidFrom, saidTo, due, updatedSince, all } = filters
  const group = speaker === undefined ? [] : await speakerGroup(db, speaker)
  return [
    all ? undefined : eq(claims.visibility, 'published'),
    // One speaker is one exact seek; several are only those that were merged.
    speaker === undefined
      ? undefined
      : group.length > 1
        ? inArray(claims.speakerId, group)
        : eq(claims.speakerId, group[0] ?? speaker),
    article === undefined ? undefined : eq(claims.articleId, article),
    outlet === undefined ? undefined : eq(claims.outletKey, outlet.toLowerCase()),
    kind && eq(claims.kind, kind),
    type && eq(claims.type, type),
    status && eq(claims.status, status),
    // The said-on key starts with the last possible day; "~" sorts after every id.
    saidFrom === undefined ? undefined : gte(claims.saidKey, saidFrom),
    saidTo === undefined ? undefined : lte(claims.saidKey, `${saidTo}~`),
    due && anyOf(due.states.map((state) => dueCondition(state, due.days))),
    filters.dueBefore === undefined ? undefined : dueBefore(filters.dueBefore),
    updatedSince === undefined ? undefined : gte(claims.updatedAt, updatedSince),
  ]
}

function anyOf(conditions: readonly (SQL | undefined)[]): SQL | undefined {
  const given = conditions.filter((one) => one !== undefined)
  return given.length === 1 ? given[0] : sql`(${sql.join(given, sql` or `)})`
}

/** How each order seeks: where a page starts, in which order it is read, and the key of a row. */
const ORDERS: Record<
  ClaimOrder,
  {
    readonly seek: (key: string, up: boolean) => SQL
    readonly by: (up: boolean) => SQL[]
    readonly keyOf: (row: ClaimRow) => string
    readonly rising: boolean
    readonly only?: SQL
  }
> = {
  saidOn: {
    seek: (key, up) => (up ? gt(claims.saidKey, key) : lt(claims.saidKey, key)),
    by: (up) => [up ? asc(claims.saidKey) : desc(claims.saidKey)],
    keyOf: (row) => row.saidKey,
    rising: false,
  },
  recorded: {
    seek: (key, up) => (up ? gt(claims.id, Number(key)) : lt(claims.id, Number(key))),
    by: (up) => [up ? asc(claims.id) : desc(claims.id)],
    keyOf: (row) => String(row.id),
    rising: false,
  },
  due: {
    seek: (key, up) => {
      const at = sql`(${key.slice(0, 10)}, ${Number(key.slice(10))})`
      return up
        ? sql`(${claims.dueLatest}, ${claims.id}) > ${at}`
        : sql`(${claims.dueLatest}, ${claims.id}) < ${at}`
    },
    by: (up) => (up ? [asc(claims.dueLatest), asc(claims.id)] : [desc(claims.dueLatest), desc(claims.id)]),
    keyOf: (row) => `${row.dueLatest ?? ''}${row.id}`,
    rising: true,
    only: sql`${claims.dueLatest} is not null and ${inArray(claims.status, OPEN)}`,
  },
}

/**
 * One page of claims.
 * @param request `asOf`: read as known at that instant (milliseconds since 1970 UTC)
 */
export async function listClaims(
  db: Db,
  filters: ClaimFilters,
  request: PageRequest & { readonly order: ClaimOrder; readonly asOf?: number | null },
): Promise<Page<ClaimRow>> {
  const { cursor, limit, asOf = null } = request
  const order = ORDERS[request.order]
  const up = order.rising !== (cursor?.direction === 'before')
  const seek = cursor === null ? undefined : order.seek(cursor.key, up)
  const conditions = await claimConditions(db, filters)
  const rows = await selectClaims(db, asOf, filters.all ?? false)
    .where(and(...conditions, order.only, seek))
    .orderBy(...order.by(up))
    .limit(limit + 1)
  return cutPage(rows.map(toRow), request, order.keyOf)
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
