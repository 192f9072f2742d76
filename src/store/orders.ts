/** The orders that claims are listed in: how each seeks, and between which places of it a page can lie. */
import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { ClaimRow } from './claims.ts'
import type { ClaimFilters } from './filters.ts'
import { idAt } from './ids.ts'
import { afterDay, beginOf, endOf, type IndexedOrder, placed, placeIn, placeOf } from './keys.ts'
import type { PageRequest } from './page.ts'
import { changedKey, claims, duePlace, opensPlace, saidPlace } from './schema.ts'

/**
 * `saidOn`: by last possible day of saying, `recorded`: by when it was stored, both newest first; `oldest`: `saidOn` the other
 * way round; `due`: what falls due next first; `updated`: what changed longest ago first; `relevance`: the best of the newest
 * matches first.
 */
export type ClaimOrder = 'saidOn' | 'oldest' | 'recorded' | 'due' | 'updated' | 'relevance'

export type ListRequest = PageRequest & { readonly order: ClaimOrder; readonly asOf?: number | null }

export interface Order {
  readonly key: SQL
  /** Where it stands in the tag index, if it does. */
  readonly indexed: IndexedOrder | null
  readonly bound: (key: string) => SQL | string | number
  readonly keyOf: (row: ClaimRow) => string
  /** Small keys come first. */
  readonly rising: boolean
}

const SAID: Order = {
  key: saidPlace(),
  indexed: 'said',
  bound: placed,
  keyOf: (row) => placeOf('said', row.saidLatest, row.seq),
  rising: false,
}
const RECORDED: Order = {
  key: sql`${claims.id}`,
  indexed: null,
  bound: Number,
  keyOf: (row) => String(row.id),
  rising: false,
}
const DUE: Order = {
  key: duePlace(),
  indexed: 'due',
  bound: placed,
  keyOf: (row) => placeOf('due', row.dueLatest, row.seq),
  rising: true,
}
/** What is only upcoming comes by its first day, so that a page of it is one seek too. */
const OPENS: Order = {
  ...DUE,
  key: opensPlace(),
  indexed: 'opens',
  keyOf: (row) => placeOf('opens', row.dueEarliest, row.seq),
}
/** By when it was last changed, as an id of that moment: what is as it was recorded by its own id. */
export const UPDATED: Order = {
  key: sql`iif(claims.version > 1, ${changedKey()}, claims.id)`,
  indexed: null,
  bound: Number,
  keyOf: (row) => String(row.version > 1 ? idAt(row.updatedAt) + (row.id % 4096) : row.id),
  rising: true,
}

/** How a list is ordered; relevance is not a key of a row. */
export function orderOf({ order }: Pick<ListRequest, 'order'>, { due }: ClaimFilters): Order {
  switch (order) {
    case 'due':
      return due?.states.join() === 'upcoming' ? OPENS : DUE
    case 'updated':
      return UPDATED
    case 'recorded':
      return RECORDED
    case 'oldest':
      return { ...SAID, rising: true }
    default:
      return SAID
  }
}

/** Whether a page is read from small keys to large ones. */
export const isUp = (order: Order, { cursor }: PageRequest): boolean =>
  order.rising !== (cursor?.direction === 'before')

const largest = (keys: readonly string[]) =>
  keys.reduce((a, b) => (BigInt(b) > BigInt(a) ? b : a), keys[0] ?? '0')
const smallest = (keys: readonly string[]) =>
  keys.reduce((a, b) => (BigInt(b) < BigInt(a) ? b : a), keys[0] ?? '0')

/** The filters that are days of this very order, as places from which on, and before which. */
function filterBounds(indexed: IndexedOrder, filters: ClaimFilters): { from: string[]; to: string[] } {
  const { saidFrom, saidTo, due, dueBefore } = filters
  if (indexed === 'said') {
    return {
      from: saidFrom === undefined ? [] : [placeOf('said', saidFrom)],
      to: saidTo === undefined ? [] : [afterDay('said', saidTo)],
    }
  }
  const isDated = due !== undefined && !due.states.includes('none')
  // What is upcoming opens after today, what is not over ends today or later.
  const begin = (day: string) => (indexed === 'opens' ? afterDay(indexed, day) : placeOf(indexed, day))
  const from = isDated && !due.states.includes('overdue') ? [begin(due.days.first)] : []
  const to =
    isDated && due.states.every((state) => state === 'overdue') ? [placeOf('due', due.days.last)] : []
  const before = dueBefore !== undefined && indexed === 'due' ? [placeOf('due', dueBefore)] : []
  return { from, to: [...to, ...before] }
}

/**
 * Where a page of an order in the tag index lies, one bound on each side, since the database seeks by one only.
 * @param key what the bounds are set on
 */
export function within(key: SQL, filters: ClaimFilters, request: ListRequest): SQL {
  const order = orderOf(request, filters)
  const indexed = order.indexed ?? 'said'
  const { from, to } = filterBounds(indexed, filters)
  const at = request.cursor && [placeIn(request.cursor.key)]
  const up = isUp(order, request)
  const after = at && up ? at.map((place) => String(BigInt(place) + 1n)) : []
  const low = largest([beginOf(indexed), ...from, ...after])
  const high = smallest([endOf(indexed), ...to, ...(at && !up ? at : [])])
  return sql`${key} >= ${placed(low)} and ${key} < ${placed(high)}`
}
