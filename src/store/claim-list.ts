/**
 * Lists of claims, one for pages, JSON, feeds and exports. A page is one seek on one sortable key, in one call of the
 * database; a search walks the full-text index, which also holds what can be filtered by.
 */
import { and, asc, desc, gt, gte, lt, type SQL, sql } from 'drizzle-orm'
import {
  type ClaimFilters,
  type ClaimRow,
  claimConditions,
  type Read,
  type Reading,
  rangeConditions,
  readClaims,
  updatedText,
} from './claims.ts'
import type { Db } from './db.ts'
import { type FollowUpWithEvidence, historyColumn, readHistory } from './follow-ups.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { claims, dueKey, opensKey, openWindow, updatedKey } from './schema.ts'
import { NOTHING, RANKED, searchMatch } from './search.ts'
import { isMerged, speakerGroup } from './speakers.ts'

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

/** What is only upcoming comes by its first day, so that a page of it is one seek too. */
const OPENS: Order = {
  ...ORDERS.due,
  key: opensKey('claims.'),
  keyOf: (row) => `${row.dueEarliest ?? ''}1${String(row.id).padStart(16, '0')}`,
}

function orderOf({ order }: ListRequest, { due }: ClaimFilters): Order {
  if (order === 'due' && due?.states.join() === 'upcoming') return OPENS
  return ORDERS[order === 'relevance' ? 'recorded' : order]
}

/**
 * Where on the key of the order `due` the states asked for can lie at all, as far as the cursor does not say more: the
 * database seeks by one bound on each side only.
 */
function dueRange(key: SQL, { due }: ClaimFilters, { cursor }: PageRequest): SQL | undefined {
  if (due === undefined || due.states.includes('none')) return undefined
  const from = due.states.includes('overdue') || cursor?.direction === 'after'
  const to = due.states.some((state) => state !== 'overdue') || cursor?.direction === 'before'
  return and(from ? undefined : gte(key, due.days.first), to ? undefined : lt(key, due.days.last))
}

/** How a page is read, for a speaker that goes by these ids. */
function pageReading(filters: ClaimFilters, request: ListRequest, group: readonly number[]): Reading {
  if (filters.q !== undefined) return foundReading(filters, request, group)
  const { cursor, limit, asOf = null } = request
  const order = orderOf(request, filters)
  const up = order.rising !== (cursor?.direction === 'before')
  const range = request.order === 'due' ? dueRange(order.key, filters, request) : undefined
  const kept = and(
    ...claimConditions(filters, group, request.order !== 'due' && request.order !== 'updated'),
    order.only,
    range,
    seekOf(order.key, order, request),
  )
  return {
    asOf,
    all: filters.all ?? false,
    rest: sql`where ${kept ?? sql`1`} order by ${up ? asc(order.key) : desc(order.key)} limit ${limit + 1}`,
  }
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
function foundReading(filters: ClaimFilters, request: ListRequest, group: readonly number[]): Reading {
  const order = orderOf(request, filters)
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
  const kept = isRecorded ? undefined : and(rest, seekOf(key, order, request))
  return {
    rest: sql`inner join ${found} as found on found.id = ${claims.id} where ${kept ?? sql`1`}
      order by ${up ? asc(key) : desc(key)} limit ${request.limit + 1}`,
  }
}

/**
 * How well a match fits, small is better: how often the words occur, in proportion to the text's length (BM25's term for
 * one word, Robertson and Zaragoza 2009, with k1 1.2 and b 0.75, and 80 letters for a usual claim). The index's own bm25
 * also weighs how rare each word is; for that it counts all matches anew in each search, which takes 0.3 s among a million.
 */
const HITS = "(length(highlight(claims_fts, 0, char(1), '')) - length(text))"
const SCORE = sql.raw(`-${HITS} * 2.2 / (${HITS} + 1.2 * (0.25 + 0.75 * length(text) / 80.0))`)

/**
 * One page by relevance: among the newest matches that a reader may see, the score decides. A cursor holds the newest id
 * of its first page and a place, so that what is recorded meanwhile does not move the pages.
 */
function rankedReading(filters: ClaimFilters, request: ListRequest, group: readonly number[]): Reading {
  const { anchor, place } = readPlace(request)
  const match = searchMatch(filters, group)
  const hits = sql`select rowid as id, ${SCORE} as score from claims_fts
    where claims_fts match ${match ?? NOTHING} ${anchor === null ? sql`` : sql`and rowid <= cast(${anchor} as integer)`}
    order by rowid desc limit ${RANKED}`
  const rest = and(...rangeConditions(filters))
  const kept = rest
    ? sql`select hits.id, score from (${hits}) as hits cross join claims on claims.id = hits.id
        cross join articles on articles.id = claims.article_id where ${rest}`
    : hits
  const page = sql`(select id, score from (${kept}) order by score, id desc limit ${request.limit + 1} offset ${place})`
  return {
    rest: sql`inner join ${page} as ranked on ranked.id = ${claims.id} order by ranked.score, ranked.id desc`,
  }
}

function readPlace({ cursor }: PageRequest): { anchor: number | null; place: number } {
  if (cursor === null) return { anchor: null, place: 0 }
  const [anchor, place] = cursor.key.split('.').map(Number)
  return { anchor: anchor ?? 0, place: Math.min(RANKED, Math.max(0, place ?? 0)) || 0 }
}

async function listRanked(db: Db, filters: ClaimFilters, request: ListRequest): Promise<Page<ClaimRow>> {
  const { limit } = request
  const newest = sql`(select max(id) from claims)`
  const { rows, extra } = await readForSpeaker(db, filters, (group) => ({
    ...rankedReading(filters, request, group),
    extra: newest,
  }))
  const { anchor, place } = readPlace(request)
  const key = (at: number) => `${anchor ?? extra ?? 0}.${at}`
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? { direction: 'after', key: key(place + limit) } : null,
    previous: place > 0 ? { direction: 'after', key: key(Math.max(0, place - limit)) } : null,
  }
}

/**
 * Reads for the filter's speaker: first as if it were alone, which nearly every one is, together with the word whether
 * it is; only for one that was merged, or has no claims, once more with all its ids.
 */
async function readForSpeaker(
  db: Db,
  { speaker }: ClaimFilters,
  reading: (group: readonly number[]) => Reading,
): Promise<Read> {
  if (speaker === undefined) return readClaims(db, reading([]))
  const alone = reading([speaker])
  const extra = sql`json_array(${isMerged(speaker)}, ${alone.extra ?? sql`null`})`
  const first = await readClaims(db, { ...alone, extra })
  const [merged, asked] = first.rows.length > 0 ? (JSON.parse(String(first.extra)) as [number, unknown]) : [1]
  if (merged === 0) return { ...first, extra: asked }
  const group = (await speakerGroup(db, speaker)).map((one) => one.id)
  return group.every((id) => id === speaker) ? { ...first, extra: asked } : readClaims(db, reading(group))
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
  const { rows } = await readForSpeaker(db, filters, (group) => pageReading(filters, request, group))
  return cutPage(rows, request, orderOf(request, filters).keyOf)
}

/**
 * A page of claims and the follow-ups of those that have any, by the claim's id, in one call: what exports are made of.
 * @param request any order but relevance
 */
export async function listWithFollowUps(
  db: Db,
  filters: ClaimFilters,
  request: ListRequest,
): Promise<{ page: Page<ClaimRow>; followUps: Map<number, FollowUpWithEvidence[]> }> {
  const history = sql`iif(claims.version > 1, ${historyColumn(null)}, null)`
  const read = await readForSpeaker(db, filters, (group) => ({
    ...pageReading(filters, request, group),
    history,
  }))
  const followUps = new Map<number, FollowUpWithEvidence[]>()
  read.rows.forEach((row, i) => {
    if (row.version > 1) followUps.set(row.id, readHistory(read.histories[i]))
  })
  return { page: cutPage(read.rows, request, orderOf(request, filters).keyOf), followUps }
}
