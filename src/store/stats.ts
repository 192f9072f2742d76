/** Counts of claims by what they can be filtered by. */
import { and, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { type ClaimFilters, matchOf, rangeConditions, tagConditions } from './filters.ts'
import { within } from './orders.ts'
import { saidPlace } from './schema.ts'

/** Most claims that are counted, and most values of a facet that are told: a count costs a row read each. */
export const MAX_COUNTED = 10_000
export const MAX_VALUES = 20

export interface FacetCount {
  readonly facet: 'status' | 'type' | 'kind' | 'speaker' | 'outlet'
  /** The value as the list's filter takes it; a speaker's id; null for none. */
  readonly value: string | number | null
  /** What it is called, of speakers and outlets. */
  readonly name: string | null
  readonly count: number
}

/** What follows `from` to read the newest said claims that the filters keep. */
function newest(filters: ClaimFilters) {
  const match = matchOf(filters)
  const key = saidPlace()
  const place = match ? sql`claims_fts.rowid` : key
  const kept = and(
    ...(match ? [sql`claims_fts match ${match}`] : tagConditions(filters)),
    within(place, filters, { order: 'saidOn', cursor: null, limit: 0 }),
    ...rangeConditions({ ...filters, saidFrom: undefined, saidTo: undefined }),
  )
  return sql`${match ? sql`claims_fts cross join claims on ${key} = claims_fts.rowid` : sql`claims`}
    cross join articles on articles.id = claims.article_id where ${kept} order by ${place} desc`
}

/**
 * Counts by status, type, kind, speaker and outlet, over the newest said `MAX_COUNTED` claims that the filters keep.
 * @returns the most frequent values first, at most `MAX_VALUES` a facet
 */
export async function countClaims(db: Db, filters: ClaimFilters): Promise<FacetCount[]> {
  const facet = (name: string, value: string, shown = 'null') =>
    sql.raw(`select facet, value, ${shown} as name, count from (
      select '${name}' as facet, ${value} as value, max(article_id) as article, count(*) as count
      from counted group by 2 order by count desc, value limit ${MAX_VALUES})`)
  return db.all<FacetCount>(sql`
    with counted as materialized (
      select claims.status as status, claims.type as type, claims.kind as kind, claims.outlet_key as outlet_key,
        claims.article_id as article_id, coalesce((select canonical_id from speakers where id = claims.speaker_id), claims.speaker_id) as speaker_id
      from ${newest(filters)} limit ${MAX_COUNTED}
    )
    ${facet('status', 'status')} union all ${facet('type', 'type')} union all ${facet('kind', 'kind')}
    union all ${facet('speaker', 'speaker_id', '(select name from speakers where id = value)')}
    union all ${facet('outlet', 'outlet_key', '(select outlet from articles where id = article)')}`)
}
