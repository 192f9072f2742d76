/** Counts that stand beside lists on pages. Each has a limit, so that none costs more the more is on record. */
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { matchOf, matchSpeaker } from './filters.ts'
import { beginOf, placed, placeOf } from './keys.ts'
import { type Claim, claims, duePlace, saidPlace } from './schema.ts'
import { MAX_COUNTED } from './stats.ts'

const published = eq(claims.visibility, 'published')

export interface SpeakerCount {
  readonly type: Claim['type']
  readonly status: Claim['status']
  /** `YYYY-MM`, the last month that it can have been said in; null when the day is unknown. */
  readonly month: string | null
  readonly count: number
}

/** Statement for how much a speaker said by type, status and month: the newest `MAX_COUNTED` claims. */
export function speakerCounts(db: Db, id: number) {
  const counted = sql`(select claims.type as type, claims.status as status, substr(claims.said_latest, 1, 7) as month
    from claims_fts cross join claims on ${saidPlace()} = claims_fts.rowid
    where claims_fts match ${matchSpeaker(sql`${id}`)} and claims_fts.rowid >= ${placed(beginOf('said'))}
    order by claims_fts.rowid desc limit ${MAX_COUNTED})`
  return db
    .select({
      type: sql<Claim['type']>`type`.as('type'),
      status: sql<Claim['status']>`status`.as('status'),
      month: sql<string | null>`month`.as('month'),
      count: sql<number>`count(*)`.as('count'),
    })
    .from(counted)
    .groupBy(sql`type`, sql`status`, sql`month`)
}

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly count: number
}

/** Most claims that a month's calendar counts. */
export const MAX_IN_MONTH = 2000

/** A place in the order of due: all claims whose last day is this one or later stand after it. */
export const fromDay = (day: string) => placeOf('due', day)

/** Statement for how many open claims have their last day on each day from `first` until before `end`. */
export function dueDays(db: Db, first: string, end: string) {
  const key = duePlace()
  const found = db
    .select({ latest: claims.dueLatest })
    .from(claims)
    .where(and(gte(key, placed(fromDay(first))), lt(key, placed(fromDay(end))), published))
    .orderBy(key)
    .limit(MAX_IN_MONTH)
    .as('found')
  return db
    .select({ day: sql<string>`${found.latest}`.as('day'), count: sql<number>`count(*)`.as('count') })
    .from(found)
    .groupBy(found.latest)
}

/** Beyond this many a count says "500+". */
export const MAX_TOLD = 500

/** Numbers for the first page, none above `MAX_TOLD` + 1. */
export interface FrontCounts {
  /** Said in the days from `since` on. */
  readonly recent: number
  /** Open, with their last day from today until before `soon`. */
  readonly soon: number
  /** Open, with their last day before today. */
  readonly overdue: number
  /** With an outcome. */
  readonly settled: number
}

/** The numbers of the first page and of its calendar, in one call. Days are `YYYY-MM-DD`; the month is from `first` until before `end`. */
export async function frontNumbers(
  db: Db,
  days: { since: string; today: string; soon: string; first: string; end: string },
): Promise<{ counts: FrontCounts; days: DayCount[] }> {
  const [[counts], inMonth] = await db.batch([frontCounts(db, days), dueDays(db, days.first, days.end)])
  return { counts: counts ?? { recent: 0, soon: 0, overdue: 0, settled: 0 }, days: inMonth }
}

function frontCounts(db: Db, days: { since: string; today: string; soon: string }) {
  const key = duePlace()
  const count = (...conditions: (SQL | undefined)[]) =>
    sql<number>`(select count(*) from (select 1 from ${claims} where ${and(...conditions, published)} limit ${MAX_TOLD + 1}))`
  const today = placed(fromDay(days.today))
  return db
    .select({
      recent: count(gte(saidPlace(), placed(placeOf('said', days.since)))).as('recent'),
      soon: count(gte(key, today), lt(key, placed(fromDay(days.soon)))).as('soon'),
      overdue: count(lt(key, today)).as('overdue'),
      settled: sql<number>`(select count(*) from (select 1 from claims_fts
        where claims_fts match ${matchOf({ settled: true }) ?? ''} and rowid >= ${placed(beginOf('said'))} limit ${MAX_TOLD + 1}))`.as(
        'settled',
      ),
    })
    .from(sql`(select 1)`)
}

/** How much was heard of a speaker. */
export interface Heard {
  readonly speaker: number
  /** Public claims, at most `MAX_HEARD` + 1. */
  readonly count: number
  /** `YYYY-MM-DD`, the last of them; null when no day is known. */
  readonly latest: string | null
}

/** Beyond this many a list of speakers says "50+". */
export const MAX_HEARD = 50

/** How much was heard of each of these speakers, by id, in one call. */
export async function heardOf(db: Db, ids: readonly number[]): Promise<Map<number, Heard>> {
  const match = matchSpeaker(sql`asked.value`)
  const rows = await db.all<Heard>(sql`
    select asked.value as speaker, count(found.id) as count, max(found.said_latest) as latest
    from json_each(${JSON.stringify(ids)}) as asked left join claims as found on ${saidPlace('found.')} in (
      select rowid from claims_fts where claims_fts match ${match} and rowid >= ${placed(beginOf('said'))}
      order by rowid desc limit ${MAX_HEARD + 1})
    group by asked.value`)
  return new Map(rows.map((row) => [row.speaker, row]))
}
