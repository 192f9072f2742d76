/**
 * Reads days that lie beside another day: "the Monday after Thanksgiving", "the day before Easter", "the week of March 3", "a week on Tuesday".
 */
import { UNITS, WEEKDAYS } from '../lexicon/calendar-words.ts'
import type { Atom } from './atoms.ts'
import type { Expr, Parsed, Quantity } from './expression.ts'
import { parseAbsolute } from './parse-absolute.ts'
import { parseHoliday, parseRelativeDay, parseWeekday } from './parse-relative.ts'

/** Words between an event and its day at most: "two days after the vote on 1 March". */
const EVENT_WORDS = 5

/** A day that a distance can be reckoned from. */
export function parseAnchorDay(atoms: readonly Atom[], i: number): Parsed | null {
  const at = atoms[i]?.word === 'the' && atoms[i + 1]?.kind === 'ordinal' ? i + 1 : i
  const day =
    parseRelativeDay(atoms, at) ??
    parseWeekday(atoms, at) ??
    parseHoliday(atoms, at) ??
    parseAbsolute(atoms, at)
  const kind = day?.expr.kind
  return kind === 'today' || kind === 'weekday' || kind === 'holiday' || kind === 'day' ? day : null
}

/** The day of an event that is named with it: "Tuesday's primary", "the vote on 1 March". The event's words belong to it. */
export function parseEventDay(atoms: readonly Atom[], i: number): Parsed | null {
  const own = parseAnchorDay(atoms, i)
  if (own)
    return atoms[own.next]?.word === "'s" && atoms[own.next + 1]?.kind === 'word'
      ? { ...own, next: own.next + 2 }
      : own
  const first = atoms[i]?.word
  if (
    first !== 'the' &&
    first !== 'a' &&
    first !== 'an' &&
    first !== 'his' &&
    first !== 'her' &&
    first !== 'their'
  )
    return null
  for (let at = i + 1; at <= i + EVENT_WORDS; at += 1) {
    if (atoms[at]?.kind !== 'word') return null
    if (at > i + 1 && atoms[at]?.word === 'on') return parseAnchorDay(atoms, at + 1)
  }
  return null
}

/** "Monday after Thanksgiving", "day before Easter", "eve of Tuesday's vote", "week of March 3" at atom `i` behind "the", or null. */
export function parseBeside(atoms: readonly Atom[], i: number): Parsed | null {
  const word = atoms[i]?.word ?? ''
  const link = atoms[i + 1]?.word
  if (word === 'week' || word === 'weekend') return parseWeekOf(atoms, i)
  if (word === 'eve' && link === 'of') return distance(parseEventDay(atoms, i + 2), ONE_DAY, -1)
  if (link !== 'after' && link !== 'before' && link !== 'following') return null
  const sign = link === 'before' ? -1 : 1
  if (word === 'day' && atoms[i + 2]?.word === 'tomorrow') return null
  if (word === 'day') return distance(parseEventDay(atoms, i + 2), ONE_DAY, sign)
  const weekday = atoms[i]?.capital ? WEEKDAYS.get(word) : undefined
  if (weekday === undefined) return null
  const from = parseAnchorDay(atoms, i + 2)
  return from && { expr: { kind: 'beside', weekday, sign, from: from.expr }, next: from.next }
}

const ONE_DAY: Quantity = { lo: 1, hi: 1, unit: 'day', bound: 'exact', vague: false }

function distance(from: Parsed | null, quantity: Quantity, sign: 1 | -1): Parsed | null {
  return from && { expr: { kind: 'offset', quantity, sign, from: from.expr }, next: from.next }
}

/** "hours after the vote on Monday", "minutes before Tuesday's vote": that day itself. */
export function parseHoursAfter(atoms: readonly Atom[], i: number): Parsed | null {
  const word = atoms[i]?.word
  if (word !== 'hours' && word !== 'minutes' && word !== 'moments') return null
  const link = atoms[i + 1]?.word
  if (link !== 'after' && link !== 'before') return null
  const sameDay: Quantity = { lo: 0, hi: 0, unit: 'day', bound: 'about', vague: false }
  return distance(parseEventDay(atoms, i + 2), sameDay, link === 'after' ? 1 : -1)
}

/** "the week of March 3", "the week beginning 3 March", "the weekend of May 9". */
function parseWeekOf(atoms: readonly Atom[], i: number): Parsed | null {
  const unit = atoms[i]?.word === 'weekend' ? 'weekend' : 'week'
  const link = atoms[i + 1]?.word ?? ''
  const begins = link === 'beginning' || link === 'starting' || link === 'commencing'
  if (link !== 'of' && !(begins && unit === 'week')) return null
  const day = parseAnchorDay(atoms, i + 2)
  if (day?.expr.kind !== 'day' && day?.expr.kind !== 'holiday') return null
  return { expr: { kind: 'weekof', unit, begins, of: day.expr }, next: day.next }
}

/** "the year is out", "the week ends" at the unit, atom `i`: its end. */
export function parseUnitOut(atoms: readonly Atom[], i: number): Parsed | null {
  const unit = UNITS.get(atoms[i]?.word ?? '')
  if (!unit || unit.plural || unit.unit === 'hour' || unit.unit === 'minute') return null
  const verb = atoms[i + 1]?.word ?? ''
  const is = verb === 'is' || verb === "'s"
  if (!(is && OUT.has(atoms[i + 2]?.word ?? '')) && verb !== 'ends' && verb !== 'closes') return null
  const of: Expr =
    unit.unit === 'day' ? { kind: 'today', shift: 0 } : { kind: 'unit', unit: unit.unit, shift: 0 }
  return { expr: { kind: 'part', part: 'end', of }, next: is ? i + 3 : i + 2 }
}

const OUT = new Set(['out', 'over', 'up', 'through', 'done'])
