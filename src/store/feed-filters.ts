/** The filters of a list on the sequence of changes. */
import { type SQL, sql } from 'drizzle-orm'
import { seqsOf } from './change-numbers.ts'
import { fewMatches, fewPlaces } from './claim-list.ts'
import type { Db } from './db.ts'
import { type ClaimFilters, rangeConditions, tagConditions } from './filters.ts'
import { changes, saidPlace } from './schema.ts'

/** Conditions on a statement that joins changes, claims and articles: of few claims their changes are sought, else all are walked. */
export async function feedConditions(db: Db, filters: ClaimFilters): Promise<(SQL | undefined)[]> {
  const match = await fewMatches(db, filters)
  const found =
    match &&
    sql`(select one.id from ${fewPlaces(match)} cross join claims as one on ${saidPlace('one.')} = few.place)`
  const these = found && sql`${changes.seq} in ${seqsOf(found)}`
  return [...(these ? [these] : tagConditions(filters)), ...rangeConditions(filters)]
}
