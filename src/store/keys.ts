/**
 * Places in the orders that the tag index holds, as they are written in cursors: whole numbers of up to 62 bits, which
 * go to the database and come from it as text, since it takes JavaScript's numbers for fractions.
 */
import { type SQL, sql } from 'drizzle-orm'

/** Each order has a range of its own: above it stand the day (YYYYMMDD, 27 bits) and the claim's number (32 bits). */
export const RANGES = { due: 0n, opens: 1n << 60n, said: 2n << 60n } as const
export type IndexedOrder = keyof typeof RANGES

const SEQ_BITS = 32n

/**
 * A claim's place in an order.
 * @param day `YYYY-MM-DD`, or null for an unknown one, which comes before all
 * @param seq the claim's number; 0 is before all claims of the day
 */
export function placeOf(order: IndexedOrder, day: string | null, seq = 0): string {
  const digits = BigInt((day ?? '').replaceAll('-', '') || 0)
  return String(RANGES[order] + (digits << SEQ_BITS) + BigInt(seq))
}

/** The first place after all claims of a day. */
export const afterDay = (order: IndexedOrder, day: string): string =>
  String(BigInt(placeOf(order, day)) + (1n << SEQ_BITS))

/** Before all of an order, and after all of it. */
export const beginOf = (order: IndexedOrder): string => String(RANGES[order])
export const endOf = (order: IndexedOrder): string => String(RANGES[order] + (1n << 60n))

/** The text of a place. Anything else, as a forged cursor may hold, stands at the beginning. */
export const placeIn = (text: string): string => (/^\d{1,19}$/.test(text) ? text : '0')

/** A place, or what was given for one, as a statement takes it. */
export function placed(place: string): SQL {
  return sql`cast(${placeIn(place)} as integer)`
}
