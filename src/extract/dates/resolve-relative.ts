/**
 * Days seen from another day: weekdays, today, weeks and months, "the next three weeks".
 */
import {
  addMonths,
  fromDay,
  monthPeriod,
  type Period,
  quarterPeriod,
  toDay,
  toIso,
  weekdayOf,
  weekPeriod,
  yearsPeriod,
} from './calendar.ts'
import type { Expr } from './expression.ts'
import { moveBy } from './resolve-count.ts'
import { type Direction, edtfOfDays, type Resolved } from './resolved.ts'

/** Expressions that mean nothing without the day they are seen from. */
export type Relative = Extract<Expr, { kind: 'weekday' | 'today' | 'unit' | 'window' }>

/** The days of a relative expression seen from the day `anchor`, or null for a unit that has no such stretch. */
export function resolveRelative(expr: Relative, anchor: number, direction: Direction): Resolved | null {
  switch (expr.kind) {
    case 'today':
      return dayValue(anchor + expr.shift, 'relative_day')
    case 'weekday':
      return dayValue(
        weekdayDay(expr, anchor, direction),
        expr.pick === 'plain' ? 'weekday' : `${expr.pick}_weekday`,
      )
    case 'unit':
      return resolveUnit(expr, anchor, direction)
    case 'window':
      return resolveWindow(expr, anchor)
  }
}

function dayValue(day: number, rule: string): Resolved {
  return { start: day, end: day, edtf: toIso(day), rule, relative: true, approximate: false }
}

/** "last" is the latest before today, "next" that of the coming week, "this" that of the running week; plain follows the tense. */
function weekdayDay(expr: Extract<Expr, { kind: 'weekday' }>, anchor: number, direction: Direction): number {
  const today = weekdayOf(anchor)
  const ahead = (expr.weekday - today + 7) % 7
  const weeks = expr.weeks * 7
  switch (expr.pick) {
    case 'last':
      return anchor + ahead - 7 + weeks
    case 'next':
      return anchor - today + 7 + expr.weekday + weeks
    case 'coming':
    case 'following':
      return anchor + (ahead === 0 ? 7 : ahead) + weeks
    case 'this': {
      const own = anchor - today + expr.weekday + weeks
      return direction > 0 && expr.weeks === 0 && own < anchor ? own + 7 : own
    }
    default:
      return (
        (direction > 0 || expr.weeks > 0 ? anchor + ahead : anchor + ahead - (ahead === 0 ? 0 : 7)) + weeks
      )
  }
}

function resolveUnit(
  expr: Extract<Expr, { kind: 'unit' }>,
  anchor: number,
  direction: Direction,
): Resolved | null {
  const { year, month } = fromDay(anchor)
  const rule =
    expr.shift === 0 ? `this_${expr.unit}` : expr.shift < 0 ? `last_${expr.unit}` : `next_${expr.unit}`
  const done = (period: Period, edtf = edtfOfDays(period)): Resolved => ({
    ...period,
    edtf,
    rule,
    relative: true,
    approximate: false,
  })
  switch (expr.unit) {
    case 'week':
      return done(weekPeriod(anchor, expr.shift))
    case 'weekend':
      return done(weekendPeriod(anchor, expr.shift, direction))
    case 'month': {
      const first = addMonths(toDay(year, month, 1), expr.shift)
      const at = fromDay(first)
      return done(monthPeriod(at.year, at.month), toIso(first).slice(0, 7))
    }
    case 'quarter': {
      const at = fromDay(addMonths(toDay(year, month, 1), expr.shift * 3))
      return done(quarterPeriod(at.year, Math.ceil(at.month / 3)))
    }
    case 'year':
      return done(
        yearsPeriod(year + expr.shift, year + expr.shift),
        String(year + expr.shift).padStart(4, '0'),
      )
    case 'decade': {
      const first = Math.floor(year / 10) * 10 + expr.shift * 10
      return done(yearsPeriod(first, first + 9), `${String(first).padStart(4, '0').slice(0, 3)}X`)
    }
    case 'century': {
      const first = Math.floor(year / 100) * 100 + expr.shift * 100
      return done(yearsPeriod(first, first + 99), `${String(first).padStart(4, '0').slice(0, 2)}XX`)
    }
    default:
      return null
  }
}

/** Saturday and Sunday. Early in a week, and not looking ahead, "this weekend" is the one just past. */
function weekendPeriod(anchor: number, shift: number, direction: Direction): Period {
  const today = weekdayOf(anchor)
  const back = shift === 0 && direction < 1 && today < 4 ? -1 : shift
  const saturday = anchor - today + 5 + back * 7
  return { start: saturday, end: saturday + 1 }
}

function resolveWindow(expr: Extract<Expr, { kind: 'window' }>, anchor: number): Resolved {
  const { quantity, sign } = expr
  const reach = quantity.vague ? { ...quantity, lo: 0, hi: VAGUE_REACH } : { ...quantity, lo: 0 }
  const period = moveBy(anchor, reach, sign)
  const approximate = quantity.vague || quantity.bound !== 'exact'
  const rule = sign < 0 ? `past_${quantity.unit}s` : `next_${quantity.unit}s`
  return { ...period, edtf: edtfOfDays(period), rule, relative: true, approximate }
}

/** How far "the past few weeks" is taken to reach, in its unit; always marked approximate. */
const VAGUE_REACH = 7
