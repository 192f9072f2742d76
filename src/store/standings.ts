/** What is stored of claims beside what their events say, for the check that replays them. */
import { asc, count, gt, inArray, max, sql } from 'drizzle-orm'
import { seqsOf } from './change-numbers.ts'
import type { Db } from './db.ts'
import { type FollowUpWithEvidence, historiesOf } from './follow-ups.ts'
import { changes, claimHistory, claims } from './schema.ts'

/** A claim as it is kept, and what its events and history come to. */
export interface Standing {
  readonly id: number
  readonly status: string
  readonly version: number
  readonly followUps: readonly FollowUpWithEvidence[]
  /** What the sequence of changes says of the follow-ups and their hashes. */
  readonly announced: readonly { readonly followUp: number; readonly hash: string | null }[]
  /** Events that made a version, and the highest version among them. */
  readonly events: number
  readonly lastEvent: number
  /** Earlier states that are kept. */
  readonly kept: number
  /** Whether the tag index has it, under all that it can be found by. */
  readonly isIndexed: boolean
}

/** Whether the tag index has a claim at all its places, with all its tags. */
const INDEXED = sql<number>`(
  select min(place is null or exists (
    select 1 from claims_fts where claims_fts match '{tags} : (' || replace(one.tags, ' ', ' AND ') || ')' and rowid = place
  )) from (select said_place as place, tags from claims_tagged where id = claims.id
    union all select due_place, tags from claims_tagged where id = claims.id
    union all select opens_place, tags from claims_tagged where id = claims.id) as one)`

/** Claims after an id, in order, at most `limit` (90 or fewer). */
export async function standingsAfter(db: Db, after: number, limit: number): Promise<Standing[]> {
  const rows = await db
    .select({
      id: claims.id,
      status: claims.status,
      version: claims.version,
      isIndexed: INDEXED,
    })
    .from(claims)
    .where(gt(claims.id, after))
    .orderBy(asc(claims.id))
    .limit(limit)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const [announced, events, kept] = await db.batch([
    db
      .select({
        claim: changes.subjectId,
        followUp: sql<number>`json_extract(${changes.data}, '$.followUp')`.as('follow_up'),
        hash: sql<string | null>`json_extract(${changes.data}, '$.hash')`.as('hash'),
      })
      .from(changes)
      .where(
        sql`${changes.subject} = 'claim' and ${inArray(changes.subjectId, ids)} and ${changes.version} > 1 and ${changes.kind} = 'claim.followed_up'`,
      )
      .orderBy(asc(changes.seq)),
    db
      .select({ id: changes.subjectId, events: count(), last: max(changes.version) })
      .from(changes)
      .where(
        sql`${changes.seq} in ${seqsOf(sql`(select value from json_each(${JSON.stringify(ids)}))`)} and ${changes.version} is not null`,
      )
      .groupBy(changes.subjectId),
    db
      .select({ id: claimHistory.claimId, kept: count() })
      .from(claimHistory)
      .where(inArray(claimHistory.claimId, ids))
      .groupBy(claimHistory.claimId),
  ])
  const followUps = await historiesOf(db, ids)
  return rows.map((row) => {
    const made = events.find((one) => one.id === row.id)
    return {
      ...row,
      isIndexed: row.isIndexed === 1,
      followUps: followUps.get(row.id) ?? [],
      announced: announced.filter((one) => one.claim === row.id),
      events: made?.events ?? 0,
      lastEvent: made?.last ?? 0,
      kept: kept.find((one) => one.id === row.id)?.kept ?? 0,
    }
  })
}
