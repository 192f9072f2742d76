/** Counts that stand beside lists on pages. Each has a limit, so that none costs more the more is on record. */
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { matchOf, matchSpeaker } from './filters.ts'
import { afterDay, beginOf, placed, placeOf } from './keys.ts'
import { type Claim, claims, duePlace, saidPlace } from './schema.ts'

const published = eq(claims.visibility, 'published')

export interface SpeakerCount {
  readonly type: Claim['type']
  readonly status: Claim['status']
  /** `YYYY-MM`, the last month that it can have been said in; null when the day is unknown. */
  readonly month: string | null
  readonly count: number
}

/** Most claims of a speaker that are counted. */
export const MAX_OF_SPEAKER = 1000

/** Statement for how much a speaker said by type, status and month (`SpeakerCount`): the newest `MAX_OF_SPEAKER` claims. */
export function speakerCounts(id: number): SQL {
  return sql`select type, status, month, count(*) as count from (
      select claims.type as type, claims.status as status, substr(claims.said_latest, 1, 7) as month
      from claims_fts cross join claims on ${saidPlace()} = claims_fts.rowid
      where claims_fts match ${matchSpeaker(sql`${id}`)} and claims_fts.rowid >= ${placed(beginOf('said'))}
      order by claims_fts.rowid desc limit ${MAX_OF_SPEAKER})
    group by type, status, month`
}

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly count: number
}

/** Beyond this many a day of a calendar says "9+". */
export const MAX_IN_DAY = 9

/** A place in the order of due: all claims whose last day is this one or later stand after it. */
export const fromDay = (day: string) => placeOf('due', day)

/** Statement for how many open claims have their last day on each day of a month, `YYYY-MM` (`DayCount`); none above `MAX_IN_DAY` + 1. */
export function dueDays(month: string): SQL {
  // Also the 30th of February, which has none.
  const days = Array.from({ length: 31 }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)
  const places = days.map((day) => [day, fromDay(day), afterDay('due', day)])
  const place = (i: number) => sql.raw(`cast(asked.value ->> ${i} as integer)`)
  const key = duePlace()
  return sql`select asked.value ->> 0 as day, (select count(*) from (select 1 from claims
      where ${key} >= ${place(1)} and ${key} < ${place(2)} and ${published} limit ${MAX_IN_DAY + 1})) as count
    from json_each(${JSON.stringify(places)}) as asked`
}

/** Beyond this many a count says "99+". */
export const MAX_TOLD = 99

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

/** Statement for the numbers of the first page (`FrontCounts`). Days are `YYYY-MM-DD`. */
export function frontCounts(days: { since: string; today: string; soon: string }): SQL {
  const key = duePlace()
  const count = (from: string, condition: SQL | undefined) =>
    sql`(select count(*) from (select 1 from ${sql.raw(from)} where ${condition} limit ${MAX_TOLD + 1}))`
  const today = placed(fromDay(days.today))
  const settled = sql`claims_fts match ${matchOf({ settled: true })} and rowid >= ${placed(beginOf('said'))}`
  return sql`select ${count('claims', and(gte(saidPlace(), placed(placeOf('said', days.since))), published))} as recent,
    ${count('claims', and(gte(key, today), lt(key, placed(fromDay(days.soon))), published))} as soon,
    ${count('claims', and(lt(key, today), published))} as overdue,
    ${count('claims_fts', settled)} as settled`
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
