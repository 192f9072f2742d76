/**
 * What the pages for readers show: a constant number of calls of the database each, all at once, through the functions
 * that the API reads with.
 */

import { findArticle, findArticleText } from './articles.ts'
import { listClaims } from './claim-list.ts'
import { type ClaimRow, claimsOfArticle, findClaim } from './claims.ts'
import type { Db } from './db.ts'
import { type FollowUpWithEvidence, followUpsOf } from './follow-ups.ts'
import type { Cursor, Page, PageRequest } from './page.ts'
import { type DecidedRelation, decisionsOn } from './relations.ts'
import type { Article } from './schema.ts'
import { findSpeaker, type SpeakerWithNames } from './speakers.ts'
import {
  type DayCount,
  dueDays,
  type FrontCounts,
  fromDay,
  frontNumbers,
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
  const [claim, followUps, decisions] = await Promise.all([
    findClaim(db, id, { asOf: null, all }),
    followUpsOf(db, id),
    decisionsOn(db, id),
  ])
  if (!claim) return null
  const relations = decisions.filter(
    (one) => one.state === 'confirmed' && (all || one.other.visibility === 'published'),
  )
  return { claim, followUps, relations }
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
  const [article, rows, text] = await Promise.all([
    findArticle(db, id),
    claimsOfArticle(db, id),
    all ? findArticleText(db, id) : null,
  ])
  if (!article || (article.visibility !== 'published' && !all)) return null
  return { article, claims: rows.filter((claim) => all || claim.visibility === 'published'), text }
}

export interface SpeakerRecord {
  readonly speaker: SpeakerWithNames
  readonly page: Page<ClaimRow>
  /** Over all that they said, not only this page. */
  readonly counts: SpeakerCount[]
}

/** A speaker with one page of what they said, newest first, and counts; null when there is none. */
export async function readSpeaker(db: Db, id: number, request: PageRequest): Promise<SpeakerRecord | null> {
  const [speaker, page, counts] = await Promise.all([
    findSpeaker(db, id),
    listClaims(db, { speaker: id }, { ...request, order: 'saidOn' }),
    speakerCounts(db, id),
  ])
  return speaker && { speaker, page, counts }
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
  days: { since: string; today: string; soon: string; first: string; end: string },
  request: PageRequest & { readonly dueLimit: number },
): Promise<Front> {
  const cursor = { direction: 'after', key: fromDay(days.today) } as const
  const [latest, next, numbers] = await Promise.all([
    listClaims(db, {}, { ...request, order: 'recorded' }),
    listClaims(db, {}, { limit: request.dueLimit, cursor, order: 'due' }),
    frontNumbers(db, days),
  ])
  return { latest, next: next.rows, ...numbers }
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
  { span, month }: { readonly span: DaySpan; readonly month: DaySpan },
  { limit, cursor }: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<DueMonth> {
  const start: Cursor = { direction: 'after', key: fromDay(span[0]) }
  const [page, days] = await Promise.all([
    listClaims(db, { dueBefore: span[1] }, { limit, cursor: cursor ?? start, order: 'due' }),
    dueDays(db, ...month),
  ])
  // The span's first page has none before it, whatever is due earlier; a page back ends where the span begins.
  const rows = page.rows.filter((row) => (row.dueLatest ?? '') >= span[0])
  const isFirst = cursor === null || rows.length < page.rows.length
  return { page: { ...page, rows, previous: isFirst ? null : page.previous }, days }
}
