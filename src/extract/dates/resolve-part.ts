/**
 * Parts of a period: its end, its early days, its third week, its first Sunday.
 */
import { addMonths, fromDay, nthWeekday, type Period, quarterPeriod, toIso, yearsPeriod } from './calendar.ts'
import type { Expr, PartName } from './expression.ts'
import { edtfOfDays, type Resolved } from './resolved.ts'

/** The part of a resolved period, or null when it has none such. */
export function resolvePart(part: PartName, of: Resolved): Resolved {
  const period = partOf(of, part)
  const soft = part === 'early' || part === 'mid' || part === 'late' || part === 'start'
  return {
    ...period,
    edtf: edtfOfDays(period),
    rule: PART_RULES.get(part) ?? part,
    relative: of.relative,
    approximate: of.approximate || soft,
  }
}

/** The nth days, weeks or months of a resolved period (-1: the last), or null when it has not so many. */
export function resolveNth(expr: Extract<Expr, { kind: 'nth' }>, of: Resolved): Resolved | null {
  if (expr.count < 1 || expr.count > 52 || expr.nth === 0) return null
  const size = expr.count
  const skipped = expr.nth < 0 ? -1 : expr.nth - 1
  const period =
    expr.unit === 'month'
      ? nthMonths(of, skipped, size)
      : nthDays(of, skipped, expr.unit === 'week' ? size * 7 : size)
  if (period.start < of.start || period.end > of.end) return null
  return {
    ...period,
    edtf: edtfOfDays(period),
    rule: 'part_of_period',
    relative: of.relative,
    approximate: false,
  }
}

function nthDays(of: Period, skipped: number, size: number): Period {
  if (skipped < 0) return { start: of.end - size + 1, end: of.end }
  return { start: of.start + skipped * size, end: of.start + (skipped + 1) * size - 1 }
}

function nthMonths(of: Period, skipped: number, size: number): Period {
  if (skipped < 0) return { start: addMonths(of.end + 1, -size), end: of.end }
  return { start: addMonths(of.start, skipped * size), end: addMonths(of.start, (skipped + 1) * size) - 1 }
}

/** The nth weekday of a resolved month (-1: the last), or null when it has not so many. */
export function resolveNthWeekday(expr: Extract<Expr, { kind: 'nthday' }>, of: Resolved): Resolved | null {
  const { year, month } = fromDay(of.start)
  const day = nthWeekday(year, month, expr)
  if (day < of.start || day > of.end) return null
  return {
    start: day,
    end: day,
    edtf: toIso(day),
    rule: 'weekday_of_month',
    relative: of.relative,
    approximate: false,
  }
}

const PART_RULES: ReadonlyMap<PartName, string> = new Map([
  ['early', 'early_part'],
  ['mid', 'middle_part'],
  ['late', 'late_part'],
  ['start', 'start_of_period'],
  ['middle', 'middle_of_period'],
  ['end', 'end_of_period'],
  ['q1', 'quarter'],
  ['q2', 'quarter'],
  ['q3', 'quarter'],
  ['q4', 'quarter'],
  ['h1', 'half'],
  ['h2', 'half'],
])

/**
 * The part of a period. Our reading of loose words: in a year early is its first quarter, late its last, mid May to August; in a month days
 * 1-10, 11-20 and the rest; in a week Monday and Tuesday, Wednesday, Thursday to Sunday; in longer periods thirds.
 */
function partOf(of: Period, part: PartName): Period {
  const days = of.end - of.start + 1
  if (part === 'end') return { start: of.end, end: of.end }
  if (part === 'start') return { start: of.start, end: of.start }
  if (part === 'middle') return middleOf(of)
  if (part === 'h1') return { start: of.start, end: halfOf(of) }
  if (part === 'h2') return { start: halfOf(of) + 1, end: of.end }
  if (part.startsWith('q')) return quarterPeriod(fromDay(of.start).year, Number(part.slice(1)))
  if (days >= 365 && days <= 366) return monthsOf(of, YEAR_PARTS[part as 'early' | 'mid' | 'late'])
  if (days >= 28 && days <= 31) return cut(of, part, 10, 20)
  if (days === 7) return cut(of, part, 2, 3)
  if (days > 3650 && days < 3660) return decadePart(of, part)
  return cut(of, part, Math.round(days / 3), Math.round((2 * days) / 3))
}

const YEAR_PARTS = { early: [0, 3], mid: [4, 8], late: [9, 12] } as const

function monthsOf(of: Period, months: readonly [number, number]): Period {
  return { start: addMonths(of.start, months[0]), end: addMonths(of.start, months[1]) - 1 }
}

/** Of a decade: its years 0 to 3, 4 to 6, 7 to 9. */
function decadePart(of: Period, part: PartName): Period {
  const { year } = fromDay(of.start)
  if (part === 'early') return yearsPeriod(year, year + 3)
  return part === 'mid' ? yearsPeriod(year + 4, year + 6) : yearsPeriod(year + 7, year + 9)
}

function cut(of: Period, part: PartName, first: number, second: number): Period {
  if (part === 'early') return { start: of.start, end: of.start + first - 1 }
  if (part === 'mid') return { start: of.start + first, end: of.start + second - 1 }
  return { start: of.start + second, end: of.end }
}

/** Last day of a period's first half: 30 June in a year, the 15th in a month. */
function halfOf(of: Period): number {
  const days = of.end - of.start + 1
  if (days >= 365 && days <= 366) return addMonths(of.start, 6) - 1
  if (days >= 28 && days <= 31) return of.start + 14
  return of.start + Math.floor(days / 2) - 1
}

/** The middle of a period as one day: 30 June in a year, the 15th in a month; of a century its fiftieth year's end. */
function middleOf(of: Period): Period {
  const days = of.end - of.start + 1
  if (days > 30_000) {
    const end = addMonths(of.start, 612) - 1
    return { start: end, end }
  }
  const middle = halfOf(of)
  return { start: middle, end: middle }
}
