/**
 * What the pages for readers show: one call of the database each, with the statements that the API reads with.
 */

import { sql } from 'drizzle-orm'
import { pageStatement } from './claim-list.ts'
import { type ClaimRow, claimsStatement, ofArticle, readRows } from './claims.ts'
import { columnsAs, type Db, together } from './db.ts'
import { claimStatement, type FollowUpWithEvidence } from './follow-ups.ts'
import type { Cursor, Page, PageRequest } from './page.ts'
import { type DecidedRelation, type DecisionRow, decisionsStatement, readDecision } from './relations.ts'
import { type Article, articles } from './schema.ts'
import { readSpeakerRow, type SpeakerRow, type SpeakerWithNames, speakerStatement } from './speakers.ts'
import {
  type DayCount,
  dueDays,
  type FrontCounts,
  fromDay,
  frontCounts,
  type SpeakerCount,
  speakerCounts,
} from './tallies.ts'

export interface ClaimRecord {
  readonly claim: ClaimRow
  readonly followUps: FollowUpWithEvidence[]
  /** Confirmed ones. */
  readonly relations: DecidedRelation[]
}

/** A claim with all that belongs to it, or null. `all`: drafts and what is hidden too. */
export async function readClaim(db: Db, id: number, { all }: { all: boolean }): Promise<ClaimRecord | null> {
  const one = claimStatement(id, all)
  const [rows, decisions] = await together<[object, DecisionRow]>(db, [one.statement, decisionsStatement(id)])
  const found = one.read(rows)
  if (!found) return null
  const relations = decisions
    .map(readDecision)
    .filter(({ state, other }) => state === 'confirmed' && (all || other.visibility === 'published'))
  return { ...found, relations }
}

export interface ArticleRecord {
  readonly article: Article
  readonly claims: ClaimRow[]
  /** The whole text, for editors; else null. */
  readonly text: string | null
}

/** An article with its claims in the order of its text, or null. `all`: whatever its visibility, and with its text. */
export async function readArticle(
  db: Db,
  id: number,
  { all }: { all: boolean },
): Promise<ArticleRecord | null> {
  const [[article], rows, [text]] = await together<[Article, object, { text: string }]>(db, [
    sql`select ${columnsAs(articles)} from ${articles} where ${articles.id} = ${id}`,
    claimsStatement(ofArticle(id)),
    sql`select text from article_texts where article_id = ${id} and ${all ? 1 : 0}`,
  ])
  if (!article || (article.visibility !== 'published' && !all)) return null
  const claims = readRows(rows.map(Object.values)).rows
  return {
    article,
    claims: claims.filter((claim) => all || claim.visibility === 'published'),
    text: text?.text ?? null,
  }
}

export interface SpeakerRecord {
  readonly speaker: SpeakerWithNames
  readonly page: Page<ClaimRow>
  /** Over all that they said, not only this page. */
  readonly counts: SpeakerCount[]
}

/** A speaker with one page of what they said, newest first, and counts; null when there is none. */
export async function readSpeaker(db: Db, id: number, request: PageRequest): Promise<SpeakerRecord | null> {
  const list = pageStatement({ speaker: id }, { ...request, order: 'saidOn' })
  const [[row], said, counts] = await together<[SpeakerRow, object, SpeakerCount]>(db, [
    speakerStatement(id),
    list.statement,
    speakerCounts(id),
  ])
  return row ? { speaker: readSpeakerRow(row), page: list.read(said), counts } : null
}

export interface Front {
  readonly latest: Page<ClaimRow>
  /** What falls due next, soonest first. */
  readonly next: ClaimRow[]
  readonly days: DayCount[]
  readonly counts: FrontCounts
}

/**
 * What the first page shows.
 * @param days `YYYY-MM-DD` each: `since` for what is recent, `soon` the day after what is soon; first day of the calendar's month and the day after it
 */
export async function readFront(
  db: Db,
  days: { since: string; today: string; soon: string },
  request: PageRequest & { readonly dueLimit: number },
): Promise<Front> {
  const cursor = { direction: 'after', key: fromDay(days.today) } as const
  const latest = pageStatement({}, { ...request, order: 'recorded' })
  const next = pageStatement({}, { limit: request.dueLimit, cursor, order: 'due' })
  const [newest, soonest, [counts], inMonth] = await together<[object, object, FrontCounts, DayCount]>(db, [
    latest.statement,
    next.statement,
    frontCounts(days),
    dueDays(days.today.slice(0, 7)),
  ])
  return {
    latest: latest.read(newest),
    next: next.read(soonest).rows,
    counts: counts ?? { recent: 0, soon: 0, overdue: 0, settled: 0 },
    days: inMonth,
  }
}

export interface DueMonth {
  readonly page: Page<ClaimRow>
  readonly days: DayCount[]
}

/** A span of days: the first, and the day after the last, `YYYY-MM-DD`. */
export type DaySpan = readonly [first: string, end: string]

/** The open claims whose last day is within `span`, soonest first, and how many fall on each day of `month`. */
export async function readDue(
  db: Db,
  { span, month }: { readonly span: DaySpan; readonly month: string },
  { limit, cursor }: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<DueMonth> {
  const start: Cursor = { direction: 'after', key: fromDay(span[0]) }
  const list = pageStatement({ dueBefore: span[1] }, { limit, cursor: cursor ?? start, order: 'due' })
  const [listed, days] = await together<[object, DayCount]>(db, [list.statement, dueDays(month)])
  const page = list.read(listed)
  // The span's first page has none before it, whatever is due earlier; a page back ends where the span begins.
  const rows = page.rows.filter((row) => (row.dueLatest ?? '') >= span[0])
  const isFirst = cursor === null || rows.length < page.rows.length
  return { page: { ...page, rows, previous: isFirst ? null : page.previous }, days }
}
