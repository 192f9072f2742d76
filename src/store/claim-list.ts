/**
 * Lists of claims, one for pages, JSON, feeds and exports. A page is one seek on one sortable key, in one call of the
 * database; a search walks the full-text index, which also holds what can be filtered by.
 */
import { and, asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm'
import {
  type ClaimFilters,
  type ClaimRow,
  claimConditions,
  rangeConditions,
  selectClaims,
  toRow,
  updatedText,
} from './claims.ts'
import type { Db } from './db.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { claims, dueKey, openWindow, updatedKey } from './schema.ts'
import { NOTHING, RANKED, searchMatch } from './search.ts'
import { speakerGroup } from './speakers.ts'

/**
 * `saidOn`: by last possible day of saying, `recorded`: by when it was stored, both newest first; `due`: what falls due
 * next first; `updated`: what changed longest ago first; `relevance`: the best of the newest matches first.
 */
export type ClaimOrder = 'saidOn' | 'recorded' | 'due' | 'updated' | 'relevance'

export type ListRequest = PageRequest & { readonly order: ClaimOrder; readonly asOf?: number | null }

interface Order {
  readonly key: SQL
  readonly bound: (key: string) => string | number
  readonly keyOf: (row: ClaimRow) => string
  readonly rising: boolean
  readonly only?: SQL
}

/** How each order seeks: its key, how that is written in a cursor, and whether small keys come first. */
const ORDERS: Record<Exclude<ClaimOrder, 'relevance'>, Order> = {
  saidOn: { key: sql`${claims.saidKey}`, bound: String, keyOf: (row) => row.saidKey, rising: false },
  recorded: { key: sql`${claims.id}`, bound: Number, keyOf: (row) => String(row.id), rising: false },
  due: {
    key: dueKey('claims.'),
    bound: String,
    keyOf: (row) => `${row.dueLatest ?? ''}1${String(row.id).padStart(16, '0')}`,
    rising: true,
    only: openWindow('claims.'),
  },
  updated: {
    key: updatedKey('claims.'),
    bound: String,
    keyOf: (row) => updatedText(row.updatedAt, row.id),
    rising: true,
  },
}

/** The statement of a page, for a speaker that goes by these ids. */
function pageStatement(db: Db, filters: ClaimFilters, request: ListRequest, group: readonly number[]) {
  if (filters.q !== undefined) return foundStatement(db, filters, request, group)
  const { cursor, limit, asOf = null } = request
  const order = ORDERS[request.order === 'relevance' ? 'recorded' : request.order]
  const up = order.rising !== (cursor?.direction === 'before')
  return selectClaims(db, asOf, filters.all ?? false)
    .where(and(...claimConditions(filters, group), order.only, seekOf(order.key, order, request)))
    .orderBy(up ? asc(order.key) : desc(order.key))
    .limit(limit + 1)
}

function seekOf(key: SQL, order: Order, { cursor }: PageRequest): SQL | undefined {
  if (cursor === null) return undefined
  const up = order.rising !== (cursor.direction === 'before')
  return up ? gt(key, order.bound(cursor.key)) : lt(key, order.bound(cursor.key))
}

/**
 * The statement of a page of what a search found, which is always where the database begins: in the order of recording
 * straight from the full-text index, in another one among the newest matches.
 */
function foundStatement(db: Db, filters: ClaimFilters, request: ListRequest, group: readonly number[]) {
  const order = ORDERS[request.order === 'relevance' ? 'recorded' : request.order]
  const up = order.rising !== (request.cursor?.direction === 'before')
  const isRecorded = order === ORDERS.recorded
  const matched = sql`claims_fts match ${searchMatch(filters, group) ?? NOTHING}`
  const rest = and(...rangeConditions(filters), order.only)
  const joined = rest
    ? sql`cross join claims on claims.id = claims_fts.rowid cross join articles on articles.id = claims.article_id`
    : sql``
  // The index seeks by whole numbers only, and the database is given every number as a fraction.
  const bound = sql`cast(${Number(request.cursor?.key ?? 0)} as integer)`
  const seek = request.cursor && sql`claims_fts.rowid ${up ? sql`>` : sql`<`} ${bound}`
  const found = isRecorded
    ? sql`(select claims_fts.rowid as id from claims_fts ${joined} where ${and(matched, rest, seek ?? undefined)}
        order by claims_fts.rowid ${up ? sql`asc` : sql`desc`} limit ${request.limit + 1})`
    : sql`(select rowid as id from claims_fts where ${matched} order by rowid desc limit ${RANKED})`
  // The plus keeps the database from walking the order's own index instead.
  const key = sql`+${order.key}`
  return selectClaims(db)
    .innerJoin(sql`${found} as found`, sql`found.id = ${claims.id}`)
    .where(isRecorded ? undefined : and(rest, seekOf(key, order, request)))
    .orderBy(up ? asc(key) : desc(key))
    .limit(request.limit + 1)
}

/**
 * One page by relevance: among the newest matches that a reader may see, bm25 decides. A cursor holds the newest id
 * of its first page and a place, so that what is recorded meanwhile does not move the pages.
 */
function rankedStatement(db: Db, filters: ClaimFilters, request: ListRequest, group: readonly number[]) {
  const { anchor, place } = readPlace(request)
  const match = searchMatch(filters, group)
  const hits = sql`select rowid as id, bm25(claims_fts, 1.0, 0.0) as score from claims_fts
    where claims_fts match ${match ?? NOTHING} ${anchor === null ? sql`` : sql`and rowid <= cast(${anchor} as integer)`}
    order by rowid desc limit ${RANKED}`
  const rest = and(...rangeConditions(filters))
  const kept = rest
    ? sql`select hits.id, score from (${hits}) as hits cross join claims on claims.id = hits.id
        cross join articles on articles.id = claims.article_id where ${rest}`
    : hits
  const page = sql`(select id, score from (${kept}) order by score, id desc limit ${request.limit + 1} offset ${place})`
  return selectClaims(db)
    .innerJoin(sql`${page} as ranked`, sql`ranked.id = ${claims.id}`)
    .orderBy(sql`ranked.score, ranked.id desc`)
}

function readPlace({ cursor }: PageRequest): { anchor: number | null; place: number } {
  if (cursor === null) return { anchor: null, place: 0 }
  const [anchor, place] = cursor.key.split('.').map(Number)
  return { anchor: anchor ?? 0, place: Math.min(RANKED, Math.max(0, place ?? 0)) || 0 }
}

async function listRanked(db: Db, filters: ClaimFilters, request: ListRequest): Promise<Page<ClaimRow>> {
  const { limit } = request
  const speaker = filters.speaker ?? 0
  const newest = db.select({ id: sql<number | null>`max(id)` }).from(claims)
  const [group, [top], first] = await db.batch([
    speakerGroup(db, speaker),
    newest,
    rankedStatement(db, filters, request, [speaker]),
  ])
  const joined = isAlone(group, speaker)
    ? first
    : await rankedStatement(
        db,
        filters,
        request,
        group.map((one) => one.id),
      )
  const { anchor, place } = readPlace(request)
  const rows = joined.map(toRow)
  const key = (at: number) => `${anchor ?? top?.id ?? 0}.${at}`
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? { direction: 'after', key: key(place + limit) } : null,
    previous: place > 0 ? { direction: 'after', key: key(Math.max(0, place - limit)) } : null,
  }
}

/** True when a speaker was never merged: then what was asked for it alone is all. */
function isAlone(group: readonly { id: number }[], speaker: number): boolean {
  return group.every((one) => one.id === speaker)
}

/** All filters, the search among them, as conditions on a statement that joins claims and articles. */
export async function filterConditions(db: Db, filters: ClaimFilters): Promise<(SQL | undefined)[]> {
  const { speaker, q } = filters
  const group = speaker === undefined ? [] : (await speakerGroup(db, speaker)).map((one) => one.id)
  const match = q === undefined ? undefined : searchMatch(filters, group)
  const found = match && sql`${claims.id} in (select rowid from claims_fts where claims_fts match ${match})`
  return [match === null ? sql`0` : found || undefined, ...claimConditions(filters, group)]
}

/**
 * One page of claims.
 * @param request `asOf`: read as known at that instant (milliseconds since 1970 UTC), not together with a search
 */
export async function listClaims(
  db: Db,
  filters: ClaimFilters,
  request: ListRequest,
): Promise<Page<ClaimRow>> {
  if (request.order === 'relevance') return listRanked(db, filters, request)
  const { keyOf } = ORDERS[request.order]
  const { speaker } = filters
  if (speaker === undefined) {
    return cutPage((await pageStatement(db, filters, request, [])).map(toRow), request, keyOf)
  }
  const [group, first] = await db.batch([
    speakerGroup(db, speaker),
    pageStatement(db, filters, request, [speaker]),
  ])
  const ids = group.map((one) => one.id)
  const rows = isAlone(group, speaker) ? first : await pageStatement(db, filters, request, ids)
  return cutPage(rows.map(toRow), request, keyOf)
}
