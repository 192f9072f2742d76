/**
 * Reads dates that are seen from another day: weekdays, "last month", "two days ago", "the next three weeks".
 */
import {
  DAY_PARTS,
  LEADS,
  MONTHS,
  PERIOD_PARTS,
  RELATIVE_DAYS,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from '../lexicon/calendar-words.ts'
import { HOLIDAYS } from '../lexicon/holidays.ts'
import type { Atom } from './atoms.ts'
import type { Parsed, Pick } from './expression.ts'
import { isYear, parseAbsolute } from './parse-absolute.ts'
import { parseQuantity } from './parse-number.ts'

/** Words that pick one of a row, with the number of steps for units. */
const PICKS: ReadonlyMap<string, { pick: Pick; shift: number }> = new Map([
  ['this', { pick: 'this', shift: 0 }],
  ['current', { pick: 'this', shift: 0 }],
  ['all', { pick: 'this', shift: 0 }],
  ['last', { pick: 'last', shift: -1 }],
  ['past', { pick: 'last', shift: -1 }],
  ['previous', { pick: 'last', shift: -1 }],
  ['next', { pick: 'next', shift: 1 }],
  ['coming', { pick: 'coming', shift: 1 }],
  ['upcoming', { pick: 'coming', shift: 1 }],
])

const HOLIDAY_STARTS: ReadonlyMap<string, readonly number[]> = byFirstWord()

/** "today", "the day after tomorrow", "this morning", "last night" at atom `i` (any "the" already passed), or null. */
export function parseRelativeDay(atoms: readonly Atom[], i: number): Parsed | null {
  const word = atoms[i]?.word ?? ''
  const next = atoms[i + 1]?.word ?? ''
  const shift = RELATIVE_DAYS.get(word)
  // "USA Today" and its like are names.
  if (shift !== undefined && atoms[i]?.capital && atoms[i - 1]?.kind === 'word') return null
  if (shift !== undefined) return { expr: { kind: 'today', shift }, next: i + 1 }
  if (word === 'day') {
    if (next === 'after' && atoms[i + 2]?.word === 'tomorrow')
      return { expr: { kind: 'today', shift: 2 }, next: i + 3 }
    if (next === 'before' && atoms[i + 2]?.word === 'yesterday')
      return { expr: { kind: 'today', shift: -2 }, next: i + 3 }
  }
  if (word === 'this' && DAY_PARTS.has(next)) return { expr: { kind: 'today', shift: 0 }, next: i + 2 }
  if (word === 'last' && (next === 'night' || next === 'evening'))
    return { expr: { kind: 'today', shift: -1 }, next: i + 2 }
  return null
}

/** A weekday at atom `i`, with the date or week that follows it, or null. */
export function parseWeekday(atoms: readonly Atom[], i: number, pick: Pick = 'plain'): Parsed | null {
  const atom = atoms[i]
  const weekday = atom?.capital ? WEEKDAYS.get(atom.word) : undefined
  if (atom === undefined || weekday === undefined || NAMED_DAYS.has(atoms[i - 1]?.word ?? '')) return null
  let at = i + 1
  const short = atom.word.length <= 5
  if (short && atoms[at]?.word === '.') at += 1
  else if (
    atom.word.length <= 3 &&
    atom.word !== 'thu' &&
    atoms[at]?.kind !== 'number' &&
    atoms[at]?.word !== ','
  )
    return null
  const full = dateAfterWeekday(atoms, at)
  if (full) return full
  const following = atoms[at]?.word === 'of' ? at + 1 : at
  const week = parsePicked(atoms, following)
  if (week?.expr.kind === 'unit' && week.expr.unit === 'week') {
    return { expr: { kind: 'weekday', weekday, pick: 'this', weeks: week.expr.shift }, next: week.next }
  }
  if (atoms[at]?.word === 'week' && atoms[at + 1]?.word !== "'s") {
    return { expr: { kind: 'weekday', weekday, pick, weeks: 1 }, next: at + 1 }
  }
  const lastOrNext = atoms[at]?.word
  const behind = atoms[at + 1]?.word ?? ''
  if (
    (lastOrNext === 'last' || lastOrNext === 'next') &&
    !UNITS.has(behind) &&
    !MONTHS.has(behind) &&
    pick === 'plain'
  ) {
    if (atoms[at + 1]?.kind === 'mark')
      return { expr: { kind: 'weekday', weekday, pick: lastOrNext, weeks: 0 }, next: at + 1 }
  }
  return { expr: { kind: 'weekday', weekday, pick, weeks: 0 }, next: at }
}

/** "this", "last", "next", "coming" and what they pick at atom `i`; `the` tells whether "the" stood before. Or null. */
export function parsePicked(atoms: readonly Atom[], i: number, the = false): Parsed | null {
  const first = PICKS.get(atoms[i]?.word ?? '')
  if (!first) return null
  let pick = first.pick
  let shift = first.shift
  let at = i + 1
  const second = atoms[at]?.word
  if (pick === 'this' && (second === 'coming' || second === 'past' || second === 'next')) {
    pick = second === 'past' ? 'last' : 'coming'
    shift = 0
    at += 1
  }
  const word = atoms[at]?.word ?? ''
  const unit = UNITS.get(word)
  // "this years" is how a hurried writer puts "this year's".
  if (unit && pick === 'this' && word === 'years') return pickUnit({ word: 'year', pick, shift, the }, at)
  if (unit && !unit.plural)
    return atoms[at + 1]?.word === 'round' ? null : pickUnit({ word, pick, shift, the }, at)
  if (shift !== 0 || pick !== 'this') {
    const counted = parseQuantity(atoms, at)
    if (counted && atoms[at]?.word !== 'a' && atoms[at]?.word !== 'an') {
      const sign = pick === 'last' ? -1 : 1
      return { expr: { kind: 'window', quantity: counted.quantity, sign }, next: counted.next }
    }
    if (unit?.plural) {
      const quantity = { lo: 3, hi: 3, unit: unit.unit, bound: 'exact', vague: true } as const
      return { expr: { kind: 'window', quantity, sign: pick === 'last' ? -1 : 1 }, next: at + 1 }
    }
  }
  return pickNamed(atoms, at, the && pick === 'next' ? 'following' : pick)
}

/** Words that make a weekday the name of one day of the year. */
const NAMED_DAYS = new Set([
  'super',
  'black',
  'bloody',
  'cyber',
  'giving',
  'ash',
  'palm',
  'shrove',
  'maundy',
  'whit',
])

/** A season, with its year: "summer 2026", "the winter of 2026". `pick` plain needs a lead before it. */
export function parseSeason(atoms: readonly Atom[], i: number, pick: Pick = 'plain'): Parsed | null {
  const word = atoms[i]?.word ?? ''
  const season = SEASONS.get(word)
  if (season === undefined) return null
  const at = atoms[i + 1]?.word === 'of' ? i + 2 : i + 1
  const year = atoms[at]
  if (isYear(year)) return { expr: { kind: 'season', year: year.value, season, pick }, next: at + 1 }
  if (pick === 'plain' && !hasSeasonLead(atoms, i)) return null
  return { expr: { kind: 'season', year: null, season, pick }, next: i + 1 }
}

/** A holiday by its name, with its year, at atom `i`, or null. */
export function parseHoliday(atoms: readonly Atom[], i: number, pick: Pick = 'plain'): Parsed | null {
  const candidates = HOLIDAY_STARTS.get(atoms[i]?.word ?? '')
  const named = atoms[i]?.capital || atoms[i]?.kind !== 'word' || isTheNewYear(atoms, i)
  if (!candidates || !named || isPartOfName(atoms, i)) return null
  for (const index of candidates) {
    const end = matchWords(atoms, i, HOLIDAYS[index]?.words ?? [])
    if (end === null) continue
    const at = atoms[end]?.word === ',' ? end + 1 : end
    const year = atoms[at]
    if (isYear(year)) return { expr: { kind: 'holiday', year: year.value, index, pick }, next: at + 1 }
    return { expr: { kind: 'holiday', year: null, index, pick }, next: end }
  }
  return null
}

/** "before the new year" is the holiday in small letters. */
function isTheNewYear(atoms: readonly Atom[], i: number): boolean {
  return (
    atoms[i - 1]?.word === 'the' &&
    atoms[i]?.word === 'new' &&
    atoms[i + 1]?.word === 'year' &&
    atoms[i + 2]?.word !== "'s"
  )
}

function dateAfterWeekday(atoms: readonly Atom[], i: number): Parsed | null {
  const word = atoms[i]?.word
  let at = word === ',' || word === '(' ? i + 1 : i
  if (atoms[at]?.word === 'the') at += 1
  const date = parseAbsolute(atoms, at)
  if (!date || (date.expr.kind !== 'day' && date.expr.kind !== 'range')) return null
  return word === '(' && atoms[date.next]?.word === ')'
    ? { ...date, next: date.next + 1 }
    : word === '('
      ? null
      : date
}

function pickUnit(
  read: { word: string; pick: Pick; shift: number; the: boolean },
  at: number,
): Parsed | null {
  const entry = UNITS.get(read.word)
  if (!entry || entry.unit === 'minute' || entry.unit === 'hour' || entry.unit === 'century') return null
  const { unit } = entry
  if (unit === 'day') return null
  const runsOn =
    (read.the && (read.pick === 'next' || read.pick === 'coming')) ||
    (read.pick === 'last' && read.shift === 0)
  const rolling = runsOn || (read.pick === 'coming' && read.shift === 1)
  if (rolling && unit !== 'weekend') {
    const quantity = { lo: entry.times, hi: entry.times, unit, bound: 'exact', vague: false } as const
    return { expr: { kind: 'window', quantity, sign: read.pick === 'last' ? -1 : 1 }, next: at + 1 }
  }
  return { expr: { kind: 'unit', unit, shift: read.shift }, next: at + 1 }
}

function pickNamed(atoms: readonly Atom[], at: number, pick: Pick): Parsed | null {
  const weekday = parseWeekday(atoms, at, pick)
  if (weekday) return weekday
  const season = parseSeason(atoms, at, pick)
  if (season) return season
  const holiday = parseHoliday(atoms, at, pick)
  if (holiday) return holiday
  const month = atoms[at]?.capital ? MONTHS.get(atoms[at]?.word ?? '') : undefined
  if (month === undefined) return null
  const day = parseAbsolute(atoms, at)
  if (day?.expr.kind === 'day') return { ...day, expr: { ...day.expr, pick } }
  return { expr: { kind: 'month', year: null, month, pick }, next: at + 1 }
}

const SEASON_LEADS = new Set([
  'in',
  'by',
  'before',
  'until',
  'of',
  'over',
  'through',
  'throughout',
  'during',
  'for',
])

function hasSeasonLead(atoms: readonly Atom[], i: number): boolean {
  if (atoms[i]?.word === 'fall') return false
  const before = atoms[i - 1]?.word
  if (PERIOD_PARTS.has(before ?? '')) return true
  if (before === 'the') {
    const lead = atoms[i - 2]?.word
    return SEASON_LEADS.has(lead ?? '')
  }
  return before === 'by' || before === 'before' || before === 'until' || before === 'in' || before === 'of'
}

/** "Mr Christmas" and "Chinese New Year" are something else: a capital right before, that is no picking word. */
function isPartOfName(atoms: readonly Atom[], i: number): boolean {
  const before = atoms[i - 1]
  if (!before?.capital || before.kind !== 'word') return false
  return !PICKS.has(before.word) && !LEADS.has(before.word) && i > 1
}

function byFirstWord(): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>()
  for (const [index, holiday] of HOLIDAYS.entries()) {
    const first = holiday.words[0] ?? ''
    const list = map.get(first) ?? []
    list.push(index)
    map.set(first, list)
  }
  return map
}

/** Index after the words when they stand at atom `i` (a full stop between is passed over), else null. */
function matchWords(atoms: readonly Atom[], i: number, words: readonly string[]): number | null {
  let at = i
  for (const word of words) {
    if (atoms[at]?.word === '.' && at > i) at += 1
    if (atoms[at]?.word !== word) return null
    at += 1
  }
  return at
}
