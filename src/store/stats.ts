/** Counts of claims by what they can be filtered by. */
import { and, sql } from 'drizzle-orm'
import { type Db, together } from './db.ts'
import { type ClaimFilters, matchOf, rangeConditions, tagConditions } from './filters.ts'
import { within } from './orders.ts'
import { saidPlace } from './schema.ts'

/** Most claims that are counted, and most values of a facet that are told: a count costs a row read each. */
export const MAX_COUNTED = 5000
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
  // Only a due state needs the article: its time zone.
  const article = filters.due ? sql`cross join articles on articles.id = claims.article_id` : sql``
  return sql`${match ? sql`claims_fts cross join claims on ${key} = claims_fts.rowid` : sql`claims`}
    ${article} where ${kept} order by ${place} desc`
}

/**
 * Counts by status, type, kind, speaker and outlet, over the newest said `MAX_COUNTED` claims that the filters keep.
 * @returns the most frequent values first, at most `MAX_VALUES` a facet
 */
export async function countClaims(db: Db, filters: ClaimFilters): Promise<FacetCount[]> {
  const facet = (name: string, value: string, from: string, shown = 'null') =>
    sql.raw(`select facet, value, ${shown} as name, count from (
      select '${name}' as facet, ${value} as value, max(article_id) as article, sum(count) as count
      from ${from} group by 2 order by count desc, value limit ${MAX_VALUES})`)
  const canonical = 'coalesce((select canonical_id from speakers where id = speaker_id), speaker_id)'
  // The claims are gone through once for the three facets with few values, once for speakers and once for outlets.
  const statement = sql`
    with counted as materialized (
      select claims.status as status, claims.type as type, claims.kind as kind, claims.outlet_key as outlet_key,
        claims.article_id as article_id, claims.speaker_id as speaker_id
      from ${newest(filters)} limit ${MAX_COUNTED}
    ), sorts as materialized (
      select status, type, kind, null as article_id, count(*) as count from counted group by 1, 2, 3
    ), speaking as (select speaker_id, null as article_id, count(*) as count from counted group by 1),
    printed as (select outlet_key, max(article_id) as article_id, count(*) as count from counted group by 1)
    ${facet('status', 'status', 'sorts')} union all ${facet('type', 'type', 'sorts')} union all ${facet('kind', 'kind', 'sorts')}
    union all ${facet('speaker', canonical, 'speaking', '(select name from speakers where id = value)')}
    union all ${facet('outlet', 'outlet_key', 'printed', '(select outlet from articles where id = article)')}`
  const [rows] = await together<[FacetCount]>(db, [statement])
  return rows
}
