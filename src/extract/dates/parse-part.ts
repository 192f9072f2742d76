/**
 * Reads parts of periods: "the end of May", "early next year", "the third quarter of 2026", "later this week".
 */
import { EDGE_NOUNS, PERIOD_PARTS, UNITS, WEEKDAYS } from '../lexicon/calendar-words.ts'
import type { Atom } from './atoms.ts'
import type { Expr, Parsed, PartName } from './expression.ts'
import { isYear } from './parse-absolute.ts'
import { isDash, parseNumber } from './parse-number.ts'

/** Reads a whole expression; handed in by the caller, since parts hold expressions. `depth` bounds the nesting. */
export type PointParser = (atoms: readonly Atom[], i: number, depth: number) => Parsed | null

const QUARTERS: readonly PartName[] = ['q1', 'q2', 'q3', 'q4']

/** A part of a period at atom `i` (any "the" already passed), or null. */
export function parsePart(
  atoms: readonly Atom[],
  i: number,
  with_: { point: PointParser; depth: number },
): Parsed | null {
  const { point, depth } = with_
  if (depth <= 0) return null
  const inner: PointParser = (list, at) => point(list, at, depth - 1)
  const word = atoms[i]?.word ?? ''
  if (PERIOD_PARTS.has(word)) return parseEarlyLate(atoms, i, inner)
  if (EDGE_NOUNS.has(word)) return parseEdge(atoms, i, inner)
  if (word === 'earlier' || word === 'later') return parseRest(atoms, i, inner)
  if (word === 'rest' || word === 'remainder') return parseRemainder(atoms, i, inner)
  if ((word === 'q' || word === 'h') && atoms[i]?.capital) return parseShortQuarter(atoms, i, inner)
  if (UNITS.get(word)?.plural === false) return parseUnitEnd(atoms, i)
  if (atoms[i]?.kind === 'ordinal' || word === 'last' || word === 'final' || word === 'closing') {
    return parseOrdinalPart(atoms, i, inner)
  }
  return null
}

/** A period after "of" or "in": "the year" and its like mean the running one; else any expression. */
export function parsePeriod(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const the = atoms[i]?.word === 'the' || atoms[i]?.word === 'this'
  const at = the ? i + 1 : i
  const calendar = atoms[at]?.word === 'calendar' ? at + 1 : at
  const unit = UNITS.get(atoms[calendar]?.word ?? '')
  if (unit && !unit.plural) {
    if (unit.unit === 'minute' || unit.unit === 'hour') return null
    if (unit.unit === 'day') return { expr: { kind: 'today', shift: 0 }, next: calendar + 1 }
    return { expr: { kind: 'unit', unit: unit.unit, shift: 0 }, next: calendar + 1 }
  }
  const next = the && (atoms[at]?.word === 'next' || atoms[at]?.word === 'coming')
  const upcoming = next ? UNITS.get(atoms[at + 1]?.word ?? '') : undefined
  if (upcoming && !upcoming.plural)
    return { expr: { kind: 'unit', unit: upcoming.unit, shift: 1 }, next: at + 2 }
  return point(atoms, i, 0)
}

function parseEarlyLate(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const part = PERIOD_PARTS.get(atoms[i]?.word ?? '')
  let at = i + 1
  if (part === undefined) return null
  if (isDash(atoms[at]?.word) || atoms[at]?.word === 'in' || atoms[at]?.word === 'on') at += 1
  if (isDash(atoms[at]?.word) && atoms[at + 1]?.word === 'to') return null
  const viaIn = atoms[at - 1]?.word === 'in'
  const of = viaIn || part === 'mid' ? parsePeriod(atoms, at, point) : point(atoms, at, 0)
  if (!of) return null
  return isDayLike(of.expr) ? of : { expr: { kind: 'part', part, of: of.expr }, next: of.next }
}

function parseEdge(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const part = EDGE_NOUNS.get(atoms[i]?.word ?? '')
  const at = i + 1
  if (part === undefined) return null
  const joined = atoms[at]?.word === 'of' || atoms[at]?.word === 'to'
  if (!joined) {
    // "end August" and "end-August", as some papers write it.
    const dash = isDash(atoms[at]?.word) ? at + 1 : at
    const month = part === 'end' ? point(atoms, dash, 0) : null
    return month?.expr.kind === 'month' || month?.expr.kind === 'years'
      ? { expr: { kind: 'part', part, of: month.expr }, next: month.next }
      : null
  }
  const of = parsePeriod(atoms, at + 1, point)
  if (!of) return null
  if (of.expr.kind === 'today') return of
  return { expr: { kind: 'part', part, of: of.expr }, next: of.next }
}

/** "earlier this week", "later in the year", "later today", "earlier on Friday". */
function parseRest(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const side = atoms[i]?.word === 'earlier' ? 'earlier' : 'later'
  const link = atoms[i + 1]?.word
  const of = link === 'in' ? parsePeriod(atoms, i + 2, point) : point(atoms, link === 'on' ? i + 2 : i + 1, 0)
  if (!of) return null
  if (isDayLike(of.expr)) return of
  return { expr: { kind: 'rest', of: of.expr, side }, next: of.next }
}

/** "the rest of the year". */
function parseRemainder(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  if (atoms[i + 1]?.word !== 'of') return null
  const of = parsePeriod(atoms, i + 2, point)
  return of ? { expr: { kind: 'rest', of: of.expr, side: 'later' }, next: of.next } : null
}

/** "Q3 2026", "H1 of next year". */
function parseShortQuarter(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const number = atoms[i + 1]
  const half = atoms[i]?.word === 'h'
  if (number?.kind !== 'number' || number.start !== atoms[i]?.end) return null
  if (!(number.value >= 1 && number.value <= (half ? 2 : 4))) return null
  return quarterOf(atoms, { quarter: number.value, half, next: i + 2 }, point)
}

/** "year-end", "the year's end", "month end". */
function parseUnitEnd(atoms: readonly Atom[], i: number): Parsed | null {
  const unit = UNITS.get(atoms[i]?.word ?? '')
  let at = i + 1
  if (isDash(atoms[at]?.word) || atoms[at]?.word === "'s") at += 1
  if (
    !unit ||
    atoms[at]?.word !== 'end' ||
    unit.unit === 'day' ||
    unit.unit === 'hour' ||
    unit.unit === 'minute'
  )
    return null
  return {
    expr: { kind: 'part', part: 'end', of: { kind: 'unit', unit: unit.unit, shift: 0 } },
    next: at + 1,
  }
}

/** "the third quarter of 2026", "the first half of next year", "the last week of June", "the first three months of 2026". */
function parseOrdinalPart(atoms: readonly Atom[], i: number, point: PointParser): Parsed | null {
  const last = atoms[i]?.kind !== 'ordinal'
  const nth = last ? -1 : (atoms[i]?.value ?? 0)
  const at = isDash(atoms[i + 1]?.word) ? i + 2 : i + 1
  const noun = atoms[at]?.word
  if (noun === 'quarter' && (last || nth <= 4)) {
    if (last && atoms[at + 1]?.word !== 'of') return null
    return quarterOf(atoms, { quarter: last ? 4 : nth, half: false, next: at + 1 }, point)
  }
  if (noun === 'half' && (last || nth <= 2)) {
    if (atoms[at + 1]?.word !== 'of') return null
    return quarterOf(atoms, { quarter: last ? 2 : nth, half: true, next: at + 1 }, point)
  }
  const weekday = atoms[at]?.capital ? WEEKDAYS.get(noun ?? '') : undefined
  if (weekday !== undefined && (last || nth <= 5))
    return nthWeekdayOf(atoms, { nth, weekday, next: at + 1 }, point)
  const count = parseNumber(atoms, at)
  const unitAt = count ? count.next : at
  const unit = UNITS.get(atoms[unitAt]?.word ?? '')?.unit
  if ((unit !== 'day' && unit !== 'week' && unit !== 'month') || atoms[unitAt + 1]?.word !== 'of') return null
  const of = parsePeriod(atoms, unitAt + 2, point)
  if (!of || !isPeriodKind(of.expr)) return null
  return { expr: { kind: 'nth', nth, count: count?.value ?? 1, unit, of: of.expr }, next: of.next }
}

/** "the first Sunday in May": only with its month. */
function nthWeekdayOf(
  atoms: readonly Atom[],
  read: { nth: number; weekday: number; next: number },
  point: PointParser,
): Parsed | null {
  const link = atoms[read.next]?.word
  if (link !== 'of' && link !== 'in') return null
  const of = parsePeriod(atoms, read.next + 1, point)
  const monthly = of?.expr.kind === 'month' || (of?.expr.kind === 'unit' && of.expr.unit === 'month')
  if (!of || !monthly) return null
  return { expr: { kind: 'nthday', nth: read.nth, weekday: read.weekday, of: of.expr }, next: of.next }
}

function quarterOf(
  atoms: readonly Atom[],
  read: { quarter: number; half: boolean; next: number },
  point: PointParser,
): Parsed | null {
  const part: PartName | undefined = read.half
    ? read.quarter === 1
      ? 'h1'
      : 'h2'
    : QUARTERS[read.quarter - 1]
  if (part === undefined) return null
  const link = atoms[read.next]?.word
  const at = link === 'of' || link === 'in' || link === ',' ? read.next + 1 : read.next
  const of =
    yearAt(atoms, at) ??
    (link === 'of' || link === 'in' ? parsePeriod(atoms, at, point) : point(atoms, at, 0))
  if (of && (of.expr.kind === 'years' || of.expr.kind === 'unit')) {
    const yearly = of.expr.kind === 'years' || of.expr.unit === 'year'
    if (yearly || read.half) return { expr: { kind: 'part', part, of: of.expr }, next: of.next }
  }
  if (of && read.half && isPeriodKind(of.expr))
    return { expr: { kind: 'part', part, of: of.expr }, next: of.next }
  if (link === 'of') return null
  return { expr: { kind: 'quarter', quarter: read.quarter, half: read.half, pick: 'plain' }, next: read.next }
}

/** The year right behind a quarter: "Q2 2028". */
function yearAt(atoms: readonly Atom[], at: number): Parsed | null {
  const atom = atoms[at]
  return isYear(atom) ? { expr: { kind: 'years', first: atom.value, last: atom.value }, next: at + 1 } : null
}

function isDayLike(expr: Expr): boolean {
  return expr.kind === 'weekday' || expr.kind === 'today' || expr.kind === 'day' || expr.kind === 'holiday'
}

function isPeriodKind(expr: Expr): boolean {
  return expr.kind === 'years' || expr.kind === 'unit' || expr.kind === 'month' || expr.kind === 'season'
}
