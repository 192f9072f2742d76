/**
 * Names that come round each year: days, months, seasons, holidays, quarters.
 */
import { HOLIDAYS } from '../lexicon/holidays.ts'
import {
  daysInMonth,
  easterSunday,
  fromDay,
  monthPeriod,
  nthWeekday,
  type Period,
  quarterPeriod,
  seasonPeriod,
  toDay,
  toIso,
} from './calendar.ts'
import type { Expr, Pick } from './expression.ts'
import { type Direction, edtfOfDays, type Resolved, type Viewpoint } from './resolved.ts'

type Named = Extract<Expr, { kind: 'day' | 'month' | 'season' | 'holiday' | 'quarter' }>

/** The days of a name that may come round each year, or null when no year can be chosen. */
export function resolveNamed(expr: Named, view: Viewpoint): Resolved | null {
  const year = expr.kind === 'quarter' ? null : expr.year
  const chosen = year !== null ? periodIn(expr, year) : pickYear(expr, view)
  if (!chosen) return null
  const edtf = expr.kind === 'month' ? toIso(chosen.start).slice(0, 7) : edtfOfDays(chosen)
  const name = expr.kind === 'quarter' && expr.half ? 'half' : expr.kind
  const rule = year === null && expr.pick !== 'plain' ? `${expr.pick}_${name}` : name
  return { ...chosen, edtf, rule, relative: year === null, approximate: false }
}

/** The period of a named expression in a year, or null when that year has no such day (29 February). */
function periodIn(expr: Named, year: number): Period | null {
  switch (expr.kind) {
    case 'day': {
      if (expr.day < 1 || expr.day > daysInMonth(year, expr.month)) return null
      const day = toDay(year, expr.month, expr.day)
      return { start: day, end: day }
    }
    case 'month':
      return monthPeriod(year, expr.month)
    case 'season':
      return seasonPeriod(year, expr.season)
    case 'holiday': {
      const day = holidayIn(expr.index, year)
      return day === null ? null : { start: day, end: day }
    }
    case 'quarter':
      return expr.half ? halfYear(year, expr.quarter) : quarterPeriod(year, expr.quarter)
  }
}

function holidayIn(index: number, year: number): number | null {
  const rule = HOLIDAYS[index]?.rule
  if (!rule) return null
  if (rule.kind === 'fixed') return toDay(year, rule.month, rule.day)
  if (rule.kind === 'nth') return nthWeekday(year, rule.month, rule)
  return easterSunday(year) + rule.shift
}

/** Chooses the year of a name that comes round each year. */
function pickYear(expr: Named, view: Viewpoint): Period | null {
  const { anchor } = view
  if (anchor === null) return null
  const direction = directionOf(expr.pick, view.direction)
  const around = fromDay(anchor).year
  const reach = expr.kind === 'day' && expr.month === 2 && expr.day === 29 ? 8 : 1
  let best: Period | null = null
  let bestCost = Number.POSITIVE_INFINITY
  for (let year = around - reach; year <= around + reach; year += 1) {
    const period = periodIn(expr, year)
    if (!period || !admits(period, anchor, expr.pick, direction)) continue
    const cost = distance(period, anchor)
    if (cost < bestCost) {
      best = period
      bestCost = cost
    }
  }
  return best
}

function directionOf(pick: Pick, direction: Direction): Direction {
  if (pick === 'last') return -1
  if (pick === 'next' || pick === 'coming' || pick === 'following') return 1
  return direction
}

function admits(period: Period, anchor: number, pick: Pick, direction: Direction): boolean {
  if (pick === 'last') return period.end < anchor
  if (pick === 'next' || pick === 'coming' || pick === 'following') return period.start > anchor
  if (direction < 0) return period.start <= anchor
  return direction === 0 || period.end >= anchor
}

function distance(period: Period, anchor: number): number {
  if (anchor < period.start) return period.start - anchor
  return anchor > period.end ? anchor - period.end : 0
}

/** January to June, or July to December. */
function halfYear(year: number, half: number): Period {
  return half === 1
    ? { start: toDay(year, 1, 1), end: toDay(year, 6, 30) }
    : { start: toDay(year, 7, 1), end: toDay(year, 12, 31) }
}
