/**
 * Due states in SQL, for the day that it is in each claim's own time zone, and the marks that announce them.
 */
import { and, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DueState } from '../follow-up/due.ts'
import type { Status } from '../follow-up/types.ts'
import type { Db } from './db.ts'
import { placed, placeOf } from './keys.ts'
import { articles, type ChangeKind, changes, claims, duePlace } from './schema.ts'

/** The same as `OPEN_STATUSES` of the status machine; a test compares them. */
export const OPEN: Status[] = ['pending', 'in_progress', 'stalled']

/** What day it is: in most places, and in the zones where it is another one. All days `YYYY-MM-DD`. */
export interface Days {
  readonly usual: string
  readonly elsewhere: Readonly<Record<string, string>>
  readonly first: string
  readonly last: string
}

/** Time zones that articles have, as far as this isolate knows, and when it last asked for them. One too many does no harm. */
const known = { zones: new Set<string>(), at: Number.NEGATIVE_INFINITY }
const ASK_AGAIN_MS = 60_000

/** Remembers the time zone of an article that is being stored, so that due states count with it at once. */
export function noteZone(zone: string | null): void {
  if (zone !== null) known.zones.add(zone)
}

async function readZones(db: Db): Promise<void> {
  // One index seek a zone, since there are few zones and many articles.
  const rows = await db.values<[string]>(sql`
    with recursive zones (zone) as (
      select min(time_zone) from articles
      union all
      select (select min(time_zone) from articles where time_zone > zone) from zones where zone is not null
    )
    select zone from zones where zone is not null`)
  for (const [zone] of rows) known.zones.add(zone)
}

/**
 * What day it is in each time zone that articles have. The zones are asked for once a minute: a zone that another
 * isolate has just taken in is until then taken to have the day that most places have.
 * @param today the day in a zone (UTC when null)
 */
export async function daysNow(db: Db, today: (zone: string | null) => string): Promise<Days> {
  const now = Date.now()
  if (Math.abs(now - known.at) >= ASK_AGAIN_MS) {
    await readZones(db)
    known.at = now
  }
  const usual = today(null)
  const elsewhere = [...known.zones]
    .map((zone) => [zone, today(zone)] as const)
    .filter(([, day]) => day !== usual)
  const days = [usual, ...elsewhere.map(([, day]) => day)].sort()
  return {
    usual,
    elsewhere: Object.fromEntries(elsewhere),
    first: days[0] ?? usual,
    last: days.at(-1) ?? usual,
  }
}

/** The day it is where a claim was made, for a statement that joins its article. */
function todayOf(days: Days): SQL {
  if (days.first === days.last) return sql`${days.usual}`
  const elsewhere = JSON.stringify(days.elsewhere)
  return sql`coalesce((select value from json_each(${elsewhere}) where key = ${articles.timeZone}), ${days.usual})`
}

/** Restricts to claims in a due state; the statement must join their articles. */
export function dueCondition(state: DueState, days: Days): SQL | undefined {
  const open = inArray(claims.status, OPEN)
  const today = todayOf(days)
  // The first comparison of each pair is with a constant, so that the index on the last day serves it.
  switch (state) {
    case 'none':
      return or(sql`${claims.dueLatest} is null`, sql`not ${open}`)
    case 'upcoming':
      return and(open, gte(claims.dueLatest, days.first), sql`${claims.dueEarliest} > ${today}`)
    case 'due':
      return and(
        open,
        gte(claims.dueLatest, days.first),
        sql`${claims.dueEarliest} <= ${today}`,
        sql`${claims.dueLatest} >= ${today}`,
      )
    case 'overdue':
      return and(open, lt(claims.dueLatest, days.last), sql`${claims.dueLatest} < ${today}`)
  }
}

const MARKS = { due: 'claim.due', overdue: 'claim.overdue' } as const satisfies Partial<
  Record<DueState, ChangeKind>
>

/**
 * Announces every published claim that is newly due or overdue, once for each window: a claim whose window was
 * announced already is passed over, however often this runs and wherever it stopped before.
 * @param now milliseconds since 1970 UTC
 * @returns how many were announced, at most `limit` for each state
 */
export async function announceDue(
  db: Db,
  days: Days,
  { now, limit = 500 }: { readonly now: number; readonly limit?: number },
): Promise<number> {
  let announced = 0
  for (const state of ['due', 'overdue'] as const) {
    const mark = sql<string>`${`${state}:`} || ${claims.dueEarliest} || '/' || ${claims.dueLatest}`
    const rows = db
      .select({
        seq: sql<number>`null`.as('seq'),
        kind: sql<ChangeKind>`${MARKS[state]}`.as('kind'),
        subject: sql<'claim'>`'claim'`.as('subject'),
        subjectId: claims.id,
        version: sql<null>`null`.as('version'),
        mark: mark.as('mark'),
        at: sql<number>`${now}`.as('at'),
        by: sql<string>`'calendar'`.as('by'),
        reason: sql<null>`null`.as('reason'),
        data: sql<string>`json_object('window', ${claims.dueEarliest} || '/' || ${claims.dueLatest})`.as(
          'data',
        ),
        seal: sql<null>`null`.as('seal'),
      })
      .from(claims)
      .innerJoin(articles, eq(claims.articleId, articles.id))
      .where(
        and(
          state === 'overdue'
            ? sql`${duePlace()} < ${placed(placeOf('due', days.last))}`
            : sql`${duePlace()} >= ${placed(placeOf('due', days.first))}`,
          dueCondition(state, days),
          eq(claims.visibility, 'published'),
          sql`not exists (select 1 from ${changes} where ${changes.subjectId} = ${claims.id} and ${changes.mark} = ${mark})`,
        ),
      )
      .orderBy(duePlace())
      .limit(limit)
    const { meta } = await db.insert(changes).select(rows)
    announced += meta.changes
  }
  return announced
}

/** Restricts to claims whose window ends before a day. */
export function dueBefore(day: string): SQL | undefined {
  return and(isNotNull(claims.dueLatest), lt(claims.dueLatest, day))
}
