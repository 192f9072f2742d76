/**
 * Lists of claims, one for pages, JSON, feeds and exports. A page is one seek: in the tag index, which is walked in the
 * order of the list and holds what can be filtered by, or in the order's own index when nothing of that is asked for.
 */
import { and, asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type ClaimRow, claimsStatement, type Read, type Reading, readClaims, readRows } from './claims.ts'
import type { Db } from './db.ts'
import { type ClaimFilters, matchOf, rangeConditions, tagConditions } from './filters.ts'
import { type FollowUpWithEvidence, historyColumn, readHistory } from './follow-ups.ts'
import { idAt } from './ids.ts'
import { beginOf, placed } from './keys.ts'
import { isUp, type ListRequest, type Order, orderOf, UPDATED, within } from './orders.ts'
import { cutPage, type Page } from './page.ts'
import { rankedPage } from './ranked.ts'
import { changedKey, saidPlace } from './schema.ts'

export type { ClaimOrder, ListRequest } from './orders.ts'

/** Up to so many matches, the newest said, are gathered and put in an order that the tag index does not have. */
const GATHERED = 1000

/** The places of the newest said matches, as a table `few`. */
export const fewPlaces = (match: SQL): SQL => sql`(select rowid as place from claims_fts
  where claims_fts match ${match} and rowid >= ${placed(beginOf('said'))} order by rowid desc limit ${GATHERED}) as few`

const joinedBy = (key: SQL) => ({ from: sql`claims_fts`, on: sql`${key} = claims_fts.rowid` })
const inOrder = (key: SQL, up: boolean, limit: number) =>
  sql`order by ${up ? asc(key) : desc(key)} limit ${limit + 1}`

/** What of the ranges a walk has yet to check: the days of saying are bounds of their own order already. */
function unbounded(filters: ClaimFilters, order: Order): SQL[] {
  const rest = order.indexed === 'said' ? { ...filters, saidFrom: undefined, saidTo: undefined } : filters
  return rangeConditions(rest)
}

/** A walk through the tag index. */
function indexReading(match: SQL, filters: ClaimFilters, request: ListRequest): Reading {
  const order = orderOf(request, filters)
  const place = sql`claims_fts.rowid`
  const kept = and(
    sql`claims_fts match ${match}`,
    within(place, filters, request),
    ...unbounded(filters, order),
  )
  return {
    through: joinedBy(order.key),
    rest: sql`where ${kept} ${inOrder(place, isUp(order, request), request.limit)}`,
  }
}

/** A walk through the order's own index, every row checked. */
function rowReading(filters: ClaimFilters, request: ListRequest): Reading {
  const order = orderOf(request, filters)
  const up = isUp(order, request)
  const { cursor } = request
  const beyond = cursor && (up ? gt : lt)(order.key, order.bound(cursor.key))
  const kept = and(
    ...tagConditions(filters),
    ...unbounded(filters, order),
    order.indexed ? within(order.key, filters, request) : (beyond ?? undefined),
  )
  return { rest: sql`where ${kept ?? sql`1`} ${inOrder(order.key, up, request.limit)}` }
}

/**
 * A walk through what is as it was recorded, by id, and through what was changed since, by that, as one order: the database
 * takes from either as it goes.
 */
function updatedStatement(filters: ClaimFilters, request: ListRequest, more: Pick<Reading, 'history'>): SQL {
  const { cursor, limit, asOf = null } = request
  const up = isUp(UPDATED, request)
  const arm = (key: SQL, part: SQL) => {
    const kept = and(
      part,
      ...tagConditions(filters),
      ...rangeConditions({ ...filters, updatedSince: undefined }),
      filters.updatedSince === undefined ? undefined : sql`${key} >= ${idAt(filters.updatedSince)}`,
      cursor ? (up ? gt : lt)(key, UPDATED.bound(cursor.key)) : undefined,
    )
    return claimsStatement({ rest: sql`where ${kept}`, extra: key, asOf, all: filters.all ?? false, ...more })
  }
  return sql`${arm(sql`claims.id`, sql`claims.version = 1`)} union all ${arm(changedKey(), sql`claims.version > 1`)}
    order by 1 ${up ? sql`asc` : sql`desc`} limit ${limit + 1}`
}

/** Few matches, put in an order that the tag index does not have. */
function gatheredReading(match: SQL, filters: ClaimFilters, request: ListRequest): Reading {
  const order = orderOf(request, filters)
  const up = isUp(order, request)
  // The plus keeps the database from walking the order's own index.
  const key = sql`+${order.key}`
  const { cursor } = request
  const kept = and(
    ...rangeConditions(filters),
    cursor ? (up ? gt : lt)(key, order.bound(cursor.key)) : undefined,
  )
  const found = sql`(select claims.id as id from ${fewPlaces(match)} cross join claims on ${saidPlace()} = few.place
    cross join articles on articles.id = claims.article_id where ${kept ?? sql`1`} ${inOrder(key, up, request.limit)}) as found`
  return {
    through: { from: found, on: sql`claims.id = found.id` },
    rest: inOrder(key, up, request.limit),
  }
}

/** True when a filter may keep so few that walking until a page is full would be long. */
function isNarrow({ speaker, article, outlet, status, settled }: ClaimFilters): boolean {
  const isRare = settled === true || (status !== undefined && status !== 'pending')
  return isRare || [speaker, article, outlet].some((value) => value !== undefined)
}

/**
 * What finds the matches that are to be gathered: those of words, since a row cannot be asked for them, and those of other
 * narrow filters when they are few. Null when the order is to be walked.
 */
export async function fewMatches(db: Db, filters: ClaimFilters): Promise<SQL | null> {
  const match = matchOf(filters)
  if (match && filters.q !== undefined) return match
  if (!match || !isNarrow(filters)) return null
  const [row] = await db.values<[number]>(
    sql`select count(*) from (select 1 from claims_fts where claims_fts match ${match} limit ${GATHERED + 1})`,
  )
  return (row?.[0] ?? 0) > GATHERED ? null : match
}

/** How a page is read where that is known at once: without filters, and in the orders of the tag index; else null. */
function plainReading(filters: ClaimFilters, request: ListRequest): Reading | null {
  const { asOf = null } = request
  if (asOf !== null) return { ...rowReading(filters, request), asOf, all: filters.all ?? false }
  const match = matchOf(filters)
  if (!match) return rowReading(filters, request)
  return orderOf(request, filters).indexed ? indexReading(match, filters, request) : null
}

/** A page's rows and the row after it. `history`: a column of each row's own. */
async function readPage(db: Db, filters: ClaimFilters, request: ListRequest, history?: SQL): Promise<Read> {
  const { asOf = null } = request
  const more = history ? { history } : {}
  const isUpdated = request.order === 'updated'
  const plain = isUpdated ? null : plainReading(filters, request)
  if (plain) return readClaims(db, { ...plain, ...more })
  const few = asOf === null ? await fewMatches(db, filters) : null
  if (few) return readClaims(db, { ...gatheredReading(few, filters, request), ...more })
  if (isUpdated) return readRows(await db.values(updatedStatement(filters, request, more)))
  return readClaims(db, { ...rowReading(filters, request), ...more })
}

/** A page that is asked for together with other statements: its statement, and how its rows become the page. */
export function pageStatement(filters: ClaimFilters, request: ListRequest) {
  return {
    statement: claimsStatement(plainReading(filters, request) ?? rowReading(filters, request)),
    read: (rows: readonly object[]) =>
      cutPage(readRows(rows.map(Object.values)).rows, request, orderOf(request, filters).keyOf),
  }
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
  if (request.order === 'relevance') return rankedPage(db, filters, request)
  const { rows } = await readPage(db, filters, request)
  return cutPage(rows, request, orderOf(request, filters).keyOf)
}

/**
 * A page of claims and the follow-ups of those that have any, by the claim's id: what exports are made of.
 * @param request any order but relevance
 */
export async function listWithFollowUps(
  db: Db,
  filters: ClaimFilters,
  request: ListRequest,
): Promise<{ page: Page<ClaimRow>; followUps: Map<number, FollowUpWithEvidence[]> }> {
  const history = sql`iif(claims.version > 1, ${historyColumn(null)}, null)`
  const read = await readPage(db, filters, request, history)
  const followUps = new Map<number, FollowUpWithEvidence[]>()
  read.rows.forEach((row, i) => {
    if (row.version > 1) followUps.set(row.id, readHistory(read.histories[i]))
  })
  return { page: cutPage(read.rows, request, orderOf(request, filters).keyOf), followUps }
}
