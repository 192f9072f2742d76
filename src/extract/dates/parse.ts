/**
 * The date grammar: reads one date expression at a place, and ranges of two. One look at each atom, no going back far.
 */
import { DAY_PARTS, UNITS } from '../lexicon/calendar-words.ts'
import type { Atom } from './atoms.ts'
import type { Expr, Parsed } from './expression.ts'
import { parseAbsolute, parseYear } from './parse-absolute.ts'
import { parseBeside, parseEventDay, parseHoursAfter, parseUnitOut } from './parse-beside.ts'
import { isDash, parseQuantity } from './parse-number.ts'
import { parsePart } from './parse-part.ts'
import { parseHoliday, parsePicked, parseRelativeDay, parseSeason, parseWeekday } from './parse-relative.ts'
import { parseTimed, skipTimeOfDay } from './parse-time.ts'

/** How deep parts may hold parts: "the end of the first half of next year" is two. */
const MAX_DEPTH = 2

/** A date expression with the places of a range's two ends, which are expressions of their own. */
export interface ParsedDate extends Parsed {
  /** Atom indices `[from, next)` and expressions of the ends of a range, or of the year that a day is put into; empty for others. */
  readonly ends: readonly { readonly from: number; readonly next: number; readonly expr: Expr }[]
}

/** A date expression or a range of two at atom `i`, or null. "between" and "from" belong to a range that they open. */
export function parseDate(atoms: readonly Atom[], i: number): ParsedDate | null {
  if (!mayOpen(atoms, i)) return null
  const opener = atoms[i]?.word
  const framed = opener === 'between' || opener === 'from'
  const from = framed ? i + 1 : i
  const now: Parsed = { expr: { kind: 'today', shift: 0 }, next: from + 1 }
  const point = framed && atoms[from]?.word === 'now' ? now : parsePoint(atoms, from, MAX_DEPTH)
  if (!point) return null
  if (framed && point.expr.kind === 'range') return { ...point, ends: [] }
  const range = parseRange(atoms, { from, point }, framed ? (opener === 'between' ? isAnd : isTo) : isJoiner)
  if (range || framed) return range
  return { ...point, ends: yearOf(point) }
}

/** The "this year" of "March 11 this year", an expression of its own. */
function yearOf({ expr, next }: Parsed): ParsedDate['ends'] {
  if (expr.kind !== 'inyear') return []
  return [{ from: next - 2, next, expr: { kind: 'unit', unit: 'year', shift: expr.shift } }]
}

/** False when the word at `i` opens no date, which most words show by themselves, "the" and "a" by the next. */
function mayOpen(atoms: readonly Atom[], i: number): boolean {
  const atom = atoms[i]
  if (!atom?.opens) return false
  if (atom.word !== 'the' && atom.word !== 'a' && atom.word !== 'an') return true
  const next = atoms[i + 1]
  return next !== undefined && (next.opens !== null || next.word === 'very' || next.word === "'")
}

/** One date expression at atom `i`, or null. `depth` is how many parts of parts may still be opened. */
export function parsePoint(atoms: readonly Atom[], i: number, depth: number): Parsed | null {
  const the = atoms[i]?.word === 'the'
  let at = the ? i + 1 : i
  if (the && atoms[at]?.word === 'very') at += 1
  const atom = atoms[at]
  if (!atom?.opens) return null
  const read = parseByWord(atoms, at, { the, depth })
  return read ? inYear(atoms, withDayPart(atoms, read)) : null
}

function parseByWord(
  atoms: readonly Atom[],
  at: number,
  how: { the: boolean; depth: number },
): Parsed | null {
  const atom = atoms[at]
  if (!atom) return null
  if (atom.opens === 'count') return parseCounted(atoms, at)
  const beside = how.the && atom.kind === 'word' ? (parseBeside(atoms, at) ?? parseUnitOut(atoms, at)) : null
  if (beside) return beside
  const hours = parseHoursAfter(atoms, at)
  if (hours) return hours
  const part = parsePart(atoms, at, { point: parsePoint, depth: how.depth })
  if (part) return part
  if (atom.kind === 'word') {
    return (
      parseThisTime(atoms, at) ??
      parseRelativeDay(atoms, at) ??
      parseWeekday(atoms, at) ??
      parsePicked(atoms, at, how.the) ??
      parseHoliday(atoms, at) ??
      parseSeason(atoms, at) ??
      parseAbsolute(atoms, at) ??
      parseWeekend(atoms, at, how.the) ??
      parseTheYear(atoms, at) ??
      parseCounted(atoms, at)
    )
  }
  if (atom.kind === 'mark') return atom.word === '[' ? parseCounted(atoms, at) : null
  return (
    parseHoliday(atoms, at) ??
    parseAbsolute(atoms, at) ??
    parseCounted(atoms, at) ??
    parseTimed(atoms, at) ??
    parseYear(atoms, at)
  )
}

/** "this time next year": so far from today. */
function parseThisTime(atoms: readonly Atom[], i: number): Parsed | null {
  if (atoms[i]?.word !== 'this' || atoms[i + 1]?.word !== 'time') return null
  const side = atoms[i + 2]?.word
  if (side === 'tomorrow') return { expr: { kind: 'today', shift: 1 }, next: i + 3 }
  const unit = UNITS.get(atoms[i + 3]?.word ?? '')
  if (!unit || unit.plural || (side !== 'next' && side !== 'last')) return null
  const quantity = { lo: unit.times, hi: unit.times, unit: unit.unit, bound: 'exact', vague: false } as const
  return { expr: { kind: 'window', quantity, sign: side === 'next' ? 1 : -1 }, next: i + 4 }
}

/** "two weeks ago", "a week from Friday", "three days after Christmas", "10 days from now". */
function parseCounted(atoms: readonly Atom[], i: number): Parsed | null {
  if (isRate(atoms, i)) return null
  const counted = parseQuantity(atoms, i)
  if (!counted) return parseTimed(atoms, i)
  const { quantity, next } = counted
  const word = atoms[next]?.word
  if (word === 'ago' || word === 'earlier' || word === 'back') {
    return { expr: { kind: 'offset', quantity, sign: -1, from: null }, next: next + 1 }
  }
  if (word === 'hence') return { expr: { kind: 'offset', quantity, sign: 1, from: null }, next: next + 1 }
  if (quantity.unit === 'week' && (word === 'today' || word === 'tomorrow')) {
    const from: Expr = { kind: 'today', shift: word === 'today' ? 0 : 1 }
    return { expr: { kind: 'offset', quantity, sign: 1, from }, next: next + 1 }
  }
  if (word === 'from' && (atoms[next + 1]?.word === 'now' || atoms[next + 1]?.word === 'today')) {
    return { expr: { kind: 'offset', quantity, sign: 1, from: null }, next: next + 2 }
  }
  const sign = word === 'before' ? -1 : word === 'after' || word === 'from' || word === 'on' ? 1 : 0
  if (sign === 0 || (word === 'on' && quantity.unit !== 'week')) return null
  const from = parseEventDay(atoms, next + 1)
  return from ? { expr: { kind: 'offset', quantity, sign, from: from.expr }, next: from.next } : null
}

/** "three times a week", "40 hours a week": how often, no distance. */
function isRate(atoms: readonly Atom[], i: number): boolean {
  const word = atoms[i]?.word
  if (word !== 'a' && word !== 'an') return false
  const before = atoms[i - 1]
  return before?.kind === 'number' || RATED.has(before?.word ?? '')
}

const RATED = new Set([
  'times',
  'once',
  'twice',
  'hours',
  'days',
  'nights',
  '%',
  'percent',
  'euros',
  'dollars',
  'pounds',
])

function parseWeekend(atoms: readonly Atom[], i: number, the: boolean): Parsed | null {
  if (atoms[i]?.word !== 'weekend' || !the) return null
  return { expr: { kind: 'unit', unit: 'weekend', shift: 0 }, next: i + 1 }
}

/** "the year 2030", "the week after next". */
function parseTheYear(atoms: readonly Atom[], i: number): Parsed | null {
  if (atoms[i]?.word === 'year') {
    const year = parseYear(atoms, i + 1)
    if (year) return year
  }
  const unit = UNITS.get(atoms[i]?.word ?? '')
  if (!unit || unit.plural || atoms[i + 1]?.word !== 'after' || atoms[i + 2]?.word !== 'next') return null
  return { expr: { kind: 'unit', unit: unit.unit, shift: 2 }, next: i + 3 }
}

/** Takes in the "next year" of "12 March next year". */
function inYear(atoms: readonly Atom[], read: Parsed): Parsed {
  const { expr, next } = read
  if (expr.kind !== 'day' && expr.kind !== 'month' && expr.kind !== 'season' && expr.kind !== 'holiday')
    return read
  if (expr.year !== null || expr.pick !== 'plain') return read
  const at = atoms[next]?.word === 'of' || atoms[next]?.word === ',' ? next + 1 : next
  const shift = YEAR_SHIFTS.get(atoms[at]?.word ?? '')
  if (shift === undefined || atoms[at + 1]?.word !== 'year' || atoms[at + 2]?.word === "'s") return read
  return { expr: { kind: 'inyear', of: expr, shift }, next: at + 2 }
}

const YEAR_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
])

/** Takes in "morning", "night" and times of day that follow a day. */
function withDayPart(atoms: readonly Atom[], read: Parsed): Parsed {
  const { expr, next } = read
  if (expr.kind !== 'weekday' && expr.kind !== 'today' && expr.kind !== 'day') return read
  if (DAY_PARTS.has(atoms[next]?.word ?? '')) return { expr, next: next + 1 }
  if (atoms[next]?.word === 'at') {
    const after = skipTimeOfDay(atoms, next + 1)
    if (after !== null) return { expr, next: after }
  }
  return read
}

function parseRange(
  atoms: readonly Atom[],
  start: { from: number; point: Parsed },
  joins: (word: string | undefined) => boolean,
): ParsedDate | null {
  const first = start.point
  const join = atoms[first.next]?.word
  if (!joins(join)) return null
  const at =
    atoms[first.next + 1]?.word === 'on' && (join === 'and' || join === 'or')
      ? first.next + 2
      : first.next + 1
  const last = parsePoint(atoms, at, MAX_DEPTH)
  if (!last || !mayJoin(first.expr, last.expr)) return null
  if (joins === isJoiner && !mayList(join, first.expr)) return null
  const ends = [
    { from: start.from, next: first.next, expr: first.expr },
    { from: at, next: last.next, expr: last.expr },
  ]
  return {
    expr: { kind: 'range', first: shareYear(first.expr, last.expr), last: last.expr },
    next: last.next,
    ends,
  }
}

const DAY_KINDS = new Set<Expr['kind']>(['day', 'weekday', 'today', 'holiday'])

/** The ends of a range are of one kind, or both days. */
function mayJoin(first: Expr, last: Expr): boolean {
  if (first.kind === 'offset' || last.kind === 'offset' || first.kind === 'range' || last.kind === 'range')
    return false
  if (first.kind === last.kind || (first.kind === 'today' && first.shift === 0)) return true
  return DAY_KINDS.has(first.kind) && DAY_KINDS.has(last.kind)
}

/** "in late May or early June", "in 2027 or 2028" are one stretch, "2012 and 2016" is two dates. */
function mayList(join: string | undefined, expr: Expr): boolean {
  if (join !== 'and' && join !== 'or') return true
  return (
    isPickable(expr) ||
    expr.kind === 'part' ||
    (join === 'or' && (expr.kind === 'years' || expr.kind === 'season'))
  )
}

/** "Monday and Tuesday" is one stretch; "2012 and 2016" is two dates. */
function isPickable(expr: Expr): boolean {
  return expr.kind === 'weekday' || expr.kind === 'today' || expr.kind === 'day' || expr.kind === 'month'
}

/** "between May 3 and May 5, 2026": the first end takes the year of the last. */
function shareYear(first: Expr, last: Expr): Expr {
  if ((first.kind === 'day' || first.kind === 'month') && (last.kind === 'day' || last.kind === 'month')) {
    if (first.year === null && last.year !== null) {
      return { ...first, year: first.month > last.month ? last.year - 1 : last.year }
    }
  }
  return first
}

function isAnd(word: string | undefined): boolean {
  return word === 'and'
}

function isTo(word: string | undefined): boolean {
  return word === 'to' || word === 'through' || word === 'until' || word === 'till' || isDash(word)
}

function isJoiner(word: string | undefined): boolean {
  return isTo(word) || word === 'or' || word === 'and'
}
