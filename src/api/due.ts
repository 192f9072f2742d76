/** What falls due: as a list, soonest first, and as a calendar. */

import { createRoute, z } from '@hono/zod-openapi'
import { daysAfter } from '../follow-up/days.ts'
import { daysInWords, explain } from '../follow-up/explain.ts'
import { labelOf } from '../follow-up/statuses.ts'
import { inMarks, shorten } from '../formats.ts'
import { listClaims } from '../store/claim-list.ts'
import type { ClaimRow } from '../store/claims.ts'
import { publicId } from '../store/ids.ts'
import { fromDay } from '../store/tallies.ts'
import { createResource } from './app.ts'
import { type CalendarEvent, writeCalendar } from './calendar.ts'
import { claimFilters, dayTeller, filterQuery } from './filters.ts'
import { pageJson } from './list.ts'
import { Claim, cursorOf, listOf, pageQuery, problemResponses } from './schemas.ts'
import { dueStateOf, serializeClaim } from './serialize.ts'

export const due = createResource()

const getDue = due.openapi(
  createRoute({
    method: 'get',
    path: '/due',
    summary: 'Open claims by what falls due next; upcoming and due ones unless `due` says otherwise',
    request: { query: z.strictObject({ ...filterQuery, ...pageQuery }) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Claim) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor, ...given } = c.req.valid('query')
    const list = `due?${JSON.stringify(given)}`
    const filters = await claimFilters(c, given, { states: ['upcoming', 'due'] })
    const page = await listClaims(c.var.db, filters, {
      limit,
      order: 'due',
      cursor: cursorOf(cursor, list),
    })
    const today = dayTeller(c, null)
    const row = (one: ClaimRow) => serializeClaim(one, today(one.article.timeZone))
    return c.json(pageJson(c, page, { list, row }), 200)
  },
)

/** Most events in one calendar, and how long a window stays in it once it is over. */
const MAX_EVENTS = 1000
const DAYS_SHOWN_AFTER = 31

const getDueIcs = due.openapi(
  createRoute({
    method: 'get',
    path: '/due.ics',
    summary: 'The due windows of open claims as a calendar (iCalendar)',
    request: { query: z.strictObject(filterQuery) },
    responses: {
      200: {
        description: 'One all-day event a window; those over for a month are left out',
        content: { 'text/calendar': { schema: z.string() } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const filters = await claimFilters(c, c.req.valid('query'), { states: ['upcoming', 'due', 'overdue'] })
    const today = dayTeller(c, null)
    const from = daysAfter(today(null), -DAYS_SHOWN_AFTER)
    const { rows } = await listClaims(c.var.db, filters, {
      limit: MAX_EVENTS,
      order: 'due',
      cursor: { direction: 'after', key: fromDay(from) },
    })
    const { origin } = new URL(c.req.url)
    const events = rows.map((row) => eventOf(row, origin, today(row.article.timeZone)))
    return c.body(writeCalendar('On Record: due', events), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="due.ics"',
    })
  },
)

function eventOf(row: ClaimRow, origin: string, today: string): CalendarEvent {
  const id = publicId('clm', row.id)
  const who = row.speaker?.name ?? 'Somebody'
  const earliest = row.dueEarliest ?? ''
  const latest = row.dueLatest ?? ''
  const derivation = row.dueDerivation === null ? null : JSON.parse(row.dueDerivation)
  const state = dueStateOf(row, today)
  return {
    uid: `${id}@on-record`,
    sequence: row.version,
    changedAt: row.updatedAt,
    earliest,
    latest,
    summary: `${state === 'overdue' ? 'Overdue' : 'Due'}: ${who}: ${shorten(row.text, 80)}`,
    description: [
      `${who}: ${inMarks(row, row.text)}`,
      derivation ? explain({ earliest, latest, derivation }) : daysInWords(earliest, latest),
      `Status: ${labelOf(row.status, row.type)}`,
      [row.article.outlet, row.article.title, row.article.url].filter((part) => part !== null).join(', '),
    ].join('\n'),
    url: `${origin}/claims/${id}`,
  }
}

/** For the typed client (client.ts). */
export type DueRoutes = typeof getDue | typeof getDueIcs
