/**
 * Distances in units of time: "two days ago", "three weeks from now".
 */
import type { Unit } from '../lexicon/calendar-words.ts'
import {
  addMonths,
  addWorkingDays,
  fromDay,
  monthPeriod,
  type Period,
  toIso,
  yearsPeriod,
} from './calendar.ts'
import type { Expr, Quantity } from './expression.ts'
import { edtfOfDays, type Resolved } from './resolved.ts'

/** Counts beyond this mean no day that anybody waits for. */
export const MAX_COUNT = 200_000

/** The period so many units on (or back) from a day: lower bound first, upper bound last. Weeks and days count exactly. */
export function moveBy(anchor: number, quantity: Quantity, sign: 1 | -1): Period {
  const near = step(anchor, { count: quantity.lo * sign, unit: quantity.unit, up: false })
  const far = step(anchor, { count: quantity.hi * sign, unit: quantity.unit, up: true })
  return sign > 0 ? { start: near, end: far } : { start: far, end: near }
}

function step(anchor: number, move: { count: number; unit: Unit; up: boolean }): number {
  const count = Math.max(-MAX_COUNT, Math.min(MAX_COUNT, move.count))
  switch (move.unit) {
    case 'minute':
      return (
        anchor + (move.up ? Math.ceil(Math.abs(count) / 1440) * Math.sign(count) : Math.trunc(count / 1440))
      )
    case 'hour':
      return anchor + (move.up ? Math.ceil(Math.abs(count) / 24) * Math.sign(count) : Math.trunc(count / 24))
    case 'day':
      return anchor + count
    case 'workday':
      return count > 0 ? addWorkingDays(anchor, count) : anchor + Math.floor((count * 7) / 5)
    case 'week':
    case 'weekend':
      return anchor + count * 7
    case 'month':
      return addMonths(anchor, count)
    case 'quarter':
      return addMonths(anchor, count * 3)
    case 'half':
      return addMonths(anchor, count * 6)
    case 'year':
      return addMonths(anchor, count * 12)
    case 'decade':
      return addMonths(anchor, count * 120)
    case 'century':
      return addMonths(anchor, count * 1200)
  }
}

/** The day so far from the day `base`; null for a vague distance. */
export function resolveOffset(expr: Extract<Expr, { kind: 'offset' }>, base: number): Resolved | null {
  const { quantity, sign } = expr
  if (quantity.vague || quantity.hi > MAX_COUNT) return null
  const rule = sign < 0 ? 'before' : 'after'
  const name = expr.from
    ? `${quantity.unit}s_${rule}_day`
    : sign < 0
      ? `${quantity.unit}s_ago`
      : `${quantity.unit}s_from_now`
  const period = widen(moveBy(base, quantity, sign), quantity, sign)
  const approximate = quantity.bound !== 'exact'
  return { ...period, edtf: edtfOfSpan(period), rule: name, relative: true, approximate }
}

/** Years and longer, and months looked back on, are told by the calendar year or month, not to the day. */
function widen(period: Period, quantity: Quantity, sign: 1 | -1): Period {
  const { unit } = quantity
  if (unit === 'year' || unit === 'decade' || unit === 'century') {
    return yearsPeriod(fromDay(period.start).year, fromDay(period.end).year)
  }
  if (unit === 'month' && sign < 0) {
    const last = fromDay(period.end)
    return {
      start: period.start - fromDay(period.start).day + 1,
      end: monthPeriod(last.year, last.month).end,
    }
  }
  return period
}

/** EDTF of whole years or a whole month where the period is one, else of days. */
function edtfOfSpan(period: Period): string {
  const first = fromDay(period.start)
  const last = fromDay(period.end)
  if (first.day !== 1 || period.end !== monthPeriod(last.year, last.month).end) return edtfOfDays(period)
  const year = String(first.year).padStart(4, '0')
  if (first.month === 1 && last.month === 12) {
    return first.year === last.year ? year : `${year}/${String(last.year).padStart(4, '0')}`
  }
  if (first.year === last.year && first.month === last.month) return toIso(period.start).slice(0, 7)
  return edtfOfDays(period)
}
