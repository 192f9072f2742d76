/**
 * Turns a date expression into days, given the day that it is seen from.
 */
import type { Unit } from '../lexicon/calendar-words.ts'
import { HOLIDAYS } from '../lexicon/holidays.ts'
import {
  addMonths,
  addWorkingDays,
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
  weekdayOf,
  weekPeriod,
  yearsPeriod,
} from './calendar.ts'
import type { Expr, PartName, Pick, Quantity } from './expression.ts'

/** Which way a name that comes round again looks: -1 back, 1 ahead, 0 to the nearest. */
export type Direction = -1 | 0 | 1

/** Days that an expression means. */
export interface Resolved extends Period {
  /** EDTF text of the period. */
  readonly edtf: string
  /** Name of the rule that found it. */
  readonly rule: string
  /** True when the day it was seen from mattered. */
  readonly relative: boolean
  /** True when the words are vague. */
  readonly approximate: boolean
}

/** Where an expression is seen from: a day number, or null when unknown, and the way it looks. */
export interface Viewpoint {
  readonly anchor: number | null
  readonly direction: Direction
}

/** The days that `expr` means seen from `view`, or null when it cannot be known (no anchor, no such day). */
export function resolve(expr: Expr, view: Viewpoint): Resolved | null {
  switch (expr.kind) {
    case 'years':
      return resolveYears(expr)
    case 'range':
      return resolveRange(expr, view)
    case 'part':
      return resolvePart(expr, view)
    case 'nth':
      return resolveNth(expr, view)
    case 'rest':
      return resolveRest(expr, view)
    case 'day':
    case 'month':
    case 'season':
    case 'holiday':
    case 'quarter':
      return resolveNamed(expr, view)
    default:
      return view.anchor === null ? null : resolveRelative(expr, view.anchor, view.direction)
  }
}

/** EDTF of a period as days: a day, or an interval of two. */
export function edtfOfDays(period: Period): string {
  return period.start === period.end ? toIso(period.start) : `${toIso(period.start)}/${toIso(period.end)}`
}

/** The period so many units on (or back) from a day: lower bound first, upper bound last. Weeks and days count exactly. */
export function moveBy(anchor: number, quantity: Quantity, sign: 1 | -1): Period {
  const near = step(anchor, { count: quantity.lo * sign, unit: quantity.unit, up: false })
  const far = step(anchor, { count: quantity.hi * sign, unit: quantity.unit, up: true })
  return sign > 0 ? { start: near, end: far } : { start: far, end: near }
}

function step(anchor: number, move: { count: number; unit: Unit; up: boolean }): number {
  const count = Math.max(-200_000, Math.min(200_000, move.count))
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

function resolveYears(expr: Extract<Expr, { kind: 'years' }>): Resolved {
  const period = yearsPeriod(expr.first, expr.last)
  const first = String(expr.first).padStart(4, '0')
  const last = String(expr.last).padStart(4, '0')
  const span = expr.last - expr.first
  const edtf =
    span === 0
      ? first
      : span === 9 && expr.first % 10 === 0
        ? `${first.slice(0, 3)}X`
        : span === 99 && expr.first % 100 === 0
          ? `${first.slice(0, 2)}XX`
          : `${first}/${last}`
  const rule = span === 0 ? 'year' : span === 9 ? 'decade' : span === 99 ? 'century' : 'years'
  return { ...period, edtf, rule, relative: false, approximate: false }
}

function resolveRange(expr: Extract<Expr, { kind: 'range' }>, view: Viewpoint): Resolved | null {
  const first = resolve(expr.first, view)
  if (!first) return null
  // The second end follows the first: "from Friday to Monday" ends on the Monday after that Friday.
  const plain = resolve(expr.last, view)
  const last =
    plain && plain.end >= first.end ? plain : resolve(expr.last, { anchor: first.end, direction: 1 })
  if (!last || last.end < first.start) return null
  const relative = first.relative || last.relative
  const whole =
    first.edtf.length === last.edtf.length && !first.edtf.includes('/') && !last.edtf.includes('/')
  const period = { start: first.start, end: last.end }
  const edtf = whole && first.edtf !== last.edtf ? `${first.edtf}/${last.edtf}` : edtfOfDays(period)
  return { ...period, edtf, rule: 'range', relative, approximate: first.approximate || last.approximate }
}

function resolveRest(expr: Extract<Expr, { kind: 'rest' }>, view: Viewpoint): Resolved | null {
  const of = resolve(expr.of, view)
  if (!of || view.anchor === null) return of && { ...of, approximate: true }
  const inside = view.anchor >= of.start && view.anchor <= of.end
  const start = inside && expr.side === 'later' ? view.anchor : of.start
  const end = inside && expr.side === 'earlier' ? view.anchor : of.end
  const period = { start, end }
  return { ...period, edtf: edtfOfDays(period), rule: expr.side, relative: true, approximate: false }
}

function resolveNth(expr: Extract<Expr, { kind: 'nth' }>, view: Viewpoint): Resolved | null {
  const of = resolve(expr.of, view)
  if (!of || expr.count < 1 || expr.count > 52 || expr.nth === 0) return null
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

function resolvePart(expr: Extract<Expr, { kind: 'part' }>, view: Viewpoint): Resolved | null {
  const of = resolve(expr.of, view)
  if (!of) return null
  const period = partOf(of, expr.part)
  const soft = expr.part === 'early' || expr.part === 'mid' || expr.part === 'late' || expr.part === 'start'
  const rule = PART_RULES.get(expr.part) ?? expr.part
  return {
    ...period,
    edtf: edtfOfDays(period),
    rule,
    relative: of.relative,
    approximate: of.approximate || soft,
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

type Named = Extract<Expr, { kind: 'day' | 'month' | 'season' | 'holiday' | 'quarter' }>

function resolveNamed(expr: Named, view: Viewpoint): Resolved | null {
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
      return expr.half
        ? monthsOf(yearsPeriod(year, year), expr.quarter === 1 ? [0, 6] : [6, 12])
        : quarterPeriod(year, expr.quarter)
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

type Relative = Extract<Expr, { kind: 'weekday' | 'today' | 'unit' | 'offset' | 'window' }>

function resolveRelative(expr: Relative, anchor: number, direction: Direction): Resolved | null {
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
    case 'offset':
      return resolveOffset(expr, { anchor, direction })
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

function resolveOffset(expr: Extract<Expr, { kind: 'offset' }>, view: Viewpoint): Resolved | null {
  const { quantity, sign } = expr
  if (quantity.vague) return null
  const from = expr.from ? resolve(expr.from, view) : null
  if (expr.from && !from) return null
  const base = from ? from.start : view.anchor
  if (base === null) return null
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
