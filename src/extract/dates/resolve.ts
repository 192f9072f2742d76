/**
 * Turns a date expression into days, given the day that it is seen from.
 */
import {
  addMonths,
  FIRST_DAY,
  fromDay,
  LAST_DAY,
  monthPeriod,
  toDay,
  toIso,
  weekdayOf,
  yearsPeriod,
} from './calendar.ts'
import type { Expr } from './expression.ts'
import { resolveOffset } from './resolve-count.ts'
import { resolveNamed } from './resolve-named.ts'
import { resolveNth, resolveNthWeekday, resolvePart } from './resolve-part.ts'
import { resolveRelative } from './resolve-relative.ts'
import { edtfOfDays, type Resolved, type Viewpoint } from './resolved.ts'

/** The days that `expr` means seen from `view`, or null when it cannot be known (no anchor, no such day, a year beyond four digits). */
export function resolve(expr: Expr, view: Viewpoint): Resolved | null {
  const days = resolveKind(expr, view)
  return days && days.start >= FIRST_DAY && days.end <= LAST_DAY ? days : null
}

function resolveKind(expr: Expr, view: Viewpoint): Resolved | null {
  switch (expr.kind) {
    case 'years':
      return resolveYears(expr)
    case 'range':
      return resolveRange(expr, view)
    case 'rest':
      return resolveRest(expr, view)
    case 'part':
    case 'nth':
    case 'nthday':
      return resolveWithin(expr, view)
    case 'inyear':
      return resolveInYear(expr, view)
    case 'monthday':
      return resolveMonthDay(expr.day, view)
    case 'beside':
      return resolveBeside(expr, view)
    case 'weekof':
      return resolveWeekOf(expr, view)
    case 'offset':
      return resolveDistance(expr, view)
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

type Within = Extract<Expr, { kind: 'part' | 'nth' | 'nthday' }>

function resolveWithin(expr: Within, view: Viewpoint): Resolved | null {
  const of = resolve(expr.of, view)
  if (!of) return null
  if (expr.kind === 'part') return resolvePart(expr.part, of)
  return expr.kind === 'nth' ? resolveNth(expr, of) : resolveNthWeekday(expr, of)
}

function resolveDistance(expr: Extract<Expr, { kind: 'offset' }>, view: Viewpoint): Resolved | null {
  const from = expr.from ? resolve(expr.from, view) : null
  const base = expr.from ? (from?.start ?? null) : view.anchor
  return base === null ? null : resolveOffset(expr, base)
}

/** "12 March next year". */
function resolveInYear(expr: Extract<Expr, { kind: 'inyear' }>, view: Viewpoint): Resolved | null {
  const { of } = expr
  if (
    view.anchor === null ||
    (of.kind !== 'day' && of.kind !== 'month' && of.kind !== 'season' && of.kind !== 'holiday')
  )
    return null
  const days = resolve({ ...of, year: fromDay(view.anchor).year + expr.shift }, view)
  return (
    days && {
      ...days,
      rule: `${days.rule}_of_${expr.shift < 0 ? 'last' : expr.shift > 0 ? 'next' : 'this'}_year`,
      relative: true,
    }
  )
}

/** "the 29th": the next one, or the last where the view is back. */
function resolveMonthDay(day: number, view: Viewpoint): Resolved | null {
  if (view.anchor === null) return null
  const { year, month } = fromDay(view.anchor)
  const sign = view.direction > 0 ? 1 : -1
  for (let step = 0; step <= 2; step += 1) {
    const first = addMonths(toDay(year, month, 1), step * sign)
    const found = first + day - 1
    if (found > monthPeriod(fromDay(first).year, fromDay(first).month).end) continue
    if ((found - view.anchor) * sign < 0) continue
    return {
      start: found,
      end: found,
      edtf: toIso(found),
      rule: 'day_of_month',
      relative: true,
      approximate: false,
    }
  }
  return null
}

/** The nearest such weekday after the day, or before it. */
function resolveBeside(expr: Extract<Expr, { kind: 'beside' }>, view: Viewpoint): Resolved | null {
  const from = resolve(expr.from, view)
  if (!from) return null
  const gap =
    expr.sign > 0
      ? ((expr.weekday - weekdayOf(from.end) + 6) % 7) + 1
      : -(((weekdayOf(from.start) - expr.weekday + 6) % 7) + 1)
  const day = (expr.sign > 0 ? from.end : from.start) + gap
  return { ...from, start: day, end: day, edtf: toIso(day), rule: 'weekday_beside_day' }
}

function resolveWeekOf(expr: Extract<Expr, { kind: 'weekof' }>, view: Viewpoint): Resolved | null {
  const of = resolve(expr.of, view)
  if (!of) return null
  const monday = expr.begins ? of.start : of.start - weekdayOf(of.start)
  const period =
    expr.unit === 'week' ? { start: monday, end: monday + 6 } : { start: monday + 5, end: monday + 6 }
  return { ...of, ...period, edtf: edtfOfDays(period), rule: `${expr.unit}_of_day` }
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
