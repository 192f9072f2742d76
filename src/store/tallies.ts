/** Counts that stand beside lists on pages. Each has a limit, so that none costs more the more is on record. */
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { SETTLED } from './claims.ts'
import type { Db } from './db.ts'
import { type Claim, claims, dueKey, notPending, openWindow } from './schema.ts'
import { speakerGroup } from './speakers.ts'
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
  const counted = db
    .select({ type: claims.type, status: claims.status, latest: claims.saidLatest })
    .from(claims)
    .where(and(inArray(claims.speakerId, speakerGroup(db, id)), published))
    .orderBy(sql`${claims.saidKey} desc`)
    .limit(MAX_COUNTED)
    .as('counted')
  const month = sql<string | null>`substr(${counted.latest}, 1, 7)`.as('month')
  return db
    .select({ type: counted.type, status: counted.status, month, count: sql<number>`count(*)`.as('count') })
    .from(counted)
    .groupBy(counted.type, counted.status, sql`month`)
}

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly count: number
}

/** Most claims that a month's calendar counts. */
export const MAX_IN_MONTH = 2000

/** The due key's beginning at a day: all claims whose last day is that one or later sort after it. */
export const fromDay = (day: string) => `${day}0`

/** Statement for how many open claims have their last day on each day from `first` until before `end`. */
export function dueDays(db: Db, first: string, end: string) {
  const key = dueKey('claims.')
  const found = db
    .select({ latest: claims.dueLatest })
    .from(claims)
    .where(and(openWindow('claims.'), gte(key, fromDay(first)), lt(key, fromDay(end)), published))
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
  const key = dueKey('claims.')
  const count = (...conditions: (SQL | undefined)[]) =>
    sql<number>`(select count(*) from (select 1 from ${claims} where ${and(...conditions, published)} limit ${MAX_TOLD + 1}))`
  const open = openWindow('claims.')
  const today = fromDay(days.today)
  return db
    .select({
      recent: count(gte(claims.saidKey, days.since), lt(claims.saidKey, '~')).as('recent'),
      soon: count(open, gte(key, today), lt(key, fromDay(days.soon))).as('soon'),
      overdue: count(open, lt(key, today)).as('overdue'),
      settled: count(notPending('claims.'), inArray(claims.status, SETTLED)).as('settled'),
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
  const rows = await db.all<Heard>(sql`
    select value as speaker, count(found.said_latest) + sum(found.said_key is not null and found.said_latest is null) as count,
      max(found.said_latest) as latest
    from json_each(${JSON.stringify(ids)}) left join claims as found on found.id in (
      select id from claims where visibility = 'published'
        and speaker_id in (select id from speakers where speakers.id = value or canonical_id = value)
      order by said_key desc limit ${MAX_HEARD + 1})
    group by value`)
  return new Map(rows.map((row) => [row.speaker, row]))
}
