/** What the pages read from a request: cursors, ids, and what day it is. Anything that cannot be read is a named error. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../context.ts'
import { type IdPrefix, parseId } from '../store/ids.ts'
import { type Cursor, type Page, readCursor, writeCursor } from '../store/page.ts'

/** Tells the day (`YYYY-MM-DD`) in a time zone; UTC when null. */
export type DayTeller = (zone: string | null) => string

/** What day it is, worked out once for each zone, since asking the calendar costs more than a claim does. */
export function dayTeller(c: { var: AppEnv['Variables'] }): DayTeller {
  const known = new Map<string | null, string>()
  return (zone) => {
    const day = known.get(zone) ?? c.var.today(zone)
    known.set(zone, day)
    return day
  }
}

/** The month so many months after one, both `YYYY-MM`. */
export function monthsAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** @throws HTTPException 404 */
export function idOf(prefix: IdPrefix, text: string, what: string): number {
  const id = parseId(prefix, text)
  if (id === null) throw nothing(what)
  return id
}

/** The error of an address without a record. */
export function nothing(what: string): HTTPException {
  return new HTTPException(404, { message: `No ${what} has this address.` })
}

/** @throws HTTPException 400 */
export function refuse(message: string): never {
  throw new HTTPException(400, { message })
}

/**
 * The cursor in a request's address, or null.
 * @param list names the list and its filters
 * @throws HTTPException 400
 */
export function cursorOf(c: Context<AppEnv>, list: string): Cursor | null {
  const text = c.req.query('cursor')
  if (text === undefined) return null
  return readCursor(text, list) ?? refuse('The page that this link names is not one of this list.')
}

/** Addresses of a list's neighbouring pages: its path (with a query, if it has one) and their cursors. */
export function neighbours(page: Page<unknown>, list: string, path: string) {
  const address = (cursor: Cursor | null) =>
    cursor && `${path}${path.includes('?') ? '&' : '?'}cursor=${writeCursor(cursor, list)}`
  return { next: address(page.next), previous: address(page.previous) }
}
