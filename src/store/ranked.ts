/** Search results by relevance: the best of the newest matches. */
import { and, type SQL, sql } from 'drizzle-orm'
import { type ClaimRow, type Reading, readClaims } from './claims.ts'
import type { Db } from './db.ts'
import { type ClaimFilters, matchOf, rangeConditions } from './filters.ts'
import type { ListRequest } from './orders.ts'
import { within } from './orders.ts'
import type { Page } from './page.ts'
import { saidPlace } from './schema.ts'

/** How many of the newest matches are ranked. */
const RANKED = 500

/**
 * How well a match fits, small is better: how often the words occur, in proportion to the text's length (BM25's term for
 * one word, Robertson and Zaragoza 2009, with k1 1.2 and b 0.75, and 80 letters for a usual claim). The index's own bm25
 * also weighs how rare each word is; for that it counts all matches anew in each search, which takes 0.3 s among a million.
 */
const SCORE = sql.raw('-hits * 2.2 / (hits + 1.2 * (0.25 + 0.75 * letters / 80.0))')
const HITS = sql.raw("length(highlight(claims_fts, 0, char(1), '')) - length(text)")

/** The newest matches with their places and scores, as a table. */
function scored(filters: ClaimFilters, match: SQL, anchor: number | null): SQL {
  const kept = and(
    sql`claims_fts match ${match}`,
    within(sql`claims_fts.rowid`, filters, { order: 'saidOn', cursor: null, limit: 0 }),
    // A place ends with the number of the change that recorded the claim.
    anchor === null ? undefined : sql`(claims_fts.rowid & 4294967295) <= ${anchor}`,
  )
  const hits = sql`select claims_fts.rowid as place, ${HITS} as hits, length(text) as letters from claims_fts
    where ${kept} order by claims_fts.rowid desc limit ${RANKED}`
  const rest = and(...rangeConditions({ ...filters, saidFrom: undefined, saidTo: undefined }))
  const joined = rest
    ? sql`cross join claims on ${saidPlace()} = place cross join articles on articles.id = claims.article_id where ${rest}`
    : sql``
  return sql`select place, ${SCORE} as score from (${hits}) ${joined}`
}

function readPlace({ cursor }: ListRequest): { anchor: number | null; place: number } {
  if (cursor === null) return { anchor: null, place: 0 }
  const [anchor, place] = cursor.key.split('.').map(Number)
  return { anchor: anchor || 0, place: Math.min(RANKED, Math.max(0, place ?? 0)) || 0 }
}

/**
 * One page by relevance, the newest first of those that fit as well. A cursor holds the number of the last change before its
 * first page and a place, so that what is recorded meanwhile does not move the pages.
 */
export async function rankedPage(
  db: Db,
  filters: ClaimFilters,
  request: ListRequest,
): Promise<Page<ClaimRow>> {
  const { limit } = request
  const { anchor, place } = readPlace(request)
  const match = matchOf(filters) ?? sql`''`
  const page = sql`(select place, score from (${scored(filters, match, anchor)})
    order by score, place desc limit ${limit + 1} offset ${place}) as ranked`
  const reading: Reading = {
    through: { from: page, on: sql`${saidPlace()} = ranked.place` },
    rest: sql`order by ranked.score, ranked.place desc`,
    extra: sql`(select max(seq) from changes)`,
  }
  const { rows, extra } = await readClaims(db, reading)
  const key = (at: number) => `${anchor ?? extra ?? 0}.${at}`
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? { direction: 'after', key: key(place + limit) } : null,
    previous: place > 0 ? { direction: 'after', key: key(Math.max(0, place - limit)) } : null,
  }
}
