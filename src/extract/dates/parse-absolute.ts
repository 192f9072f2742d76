/**
 * Reads dates that name their month, year or day of the calendar: "May 9, 2025", "9 May", "2025-05-09", "the 1990s".
 */
import { COUNTED, DOUBTFUL_NAMES, LEADS, MONTHS, UNITS } from '../lexicon/calendar-words.ts'
import { AFTER_DATES } from '../lexicon/deadline-words.ts'
import { DECADE_WORDS } from '../lexicon/number-words.ts'
import type { Atom } from './atoms.ts'
import { isCivil } from './calendar.ts'
import type { Expr, Parsed } from './expression.ts'
import { isDash } from './parse-number.ts'

/** A date with a month's name, a numeric date, a decade or a century at atom `i`, or null. */
export function parseAbsolute(atoms: readonly Atom[], i: number): Parsed | null {
  const atom = atoms[i]
  if (!atom) return null
  if (atom.kind === 'word') {
    return MONTHS.has(atom.word) ? parseMonthFirst(atoms, i) : parseDecadeWord(atom, i)
  }
  if (atom.kind === 'decade') return parseDecade(atom, i)
  if (atom.kind === 'ordinal')
    return parseDayFirst(atoms, i) ?? parseCentury(atoms, i) ?? parseMonthDay(atoms, i)
  if (atom.kind === 'number') return parseNumeric(atoms, i) ?? parseDayFirst(atoms, i)
  return null
}

/** A bare year at atom `i` ("2030", "the year 2030"), judged by the words around it, or null. */
export function parseYear(atoms: readonly Atom[], i: number): Parsed | null {
  const atom = atoms[i]
  if (!atom || !isYear(atom)) return null
  const before = atoms[i - 1]
  const after = atoms[i + 1]
  if (before && !mayStandBeforeYear(atoms, i)) return null
  if (after && (after.word === '%' || after.word === ':' || UNITS.get(after.word)?.plural)) return null
  if (after?.kind === 'number' && !isYear(after)) return null
  if (after?.word === 'year' || (isDash(after?.word) && atoms[i + 2]?.word === 'year')) return null
  if (COUNTED.has(after?.word ?? '')) return null
  if (atom.value < 1900 && after?.kind === 'word' && !after.capital && isPlural(after.word)) return null
  const year = atom.value
  const short = yearAfterDash(atoms, i + 1, year)
  if (short) return { expr: { kind: 'years', first: year, last: short }, next: i + 3 }
  return { expr: { kind: 'years', first: year, last: year }, next: i + 1 }
}

/** True for a number that can be a year of the common era by its form: four digits without a comma. */
export function isYear(atom: Atom | undefined): atom is Atom {
  return (
    atom !== undefined &&
    atom.kind === 'number' &&
    atom.word.length === 4 &&
    atom.value >= 1000 &&
    atom.value <= 2199
  )
}

/** True when the month word at atom `i` is used as a month: capital, and with company if it is also a common word. */
export function isMonthName(atoms: readonly Atom[], i: number): boolean {
  const atom = atoms[i]
  if (!atom?.capital || !MONTHS.has(atom.word)) return false
  if (!DOUBTFUL_NAMES.has(atom.word)) return true
  const before = atoms[i - 1]?.word
  const after = atoms[i + 1]
  if (after && (after.kind === 'ordinal' || after.kind === 'number') && (after.value <= 31 || isYear(after)))
    return true
  if (after?.word === '.' && atoms[i + 2]?.kind === 'number') return true
  if (before !== undefined && LEADS.has(before)) return !after?.capital || after.kind !== 'word'
  const beforeKind = atoms[i - 1]?.kind
  return beforeKind === 'number' || beforeKind === 'ordinal'
}

/** "1709 schoolchildren" are no year. */
function isPlural(word: string): boolean {
  return (
    (word.length > 3 && word.endsWith('s')) ||
    word.endsWith('people') ||
    word.endsWith('children') ||
    word.endsWith('men')
  )
}

function mayStandBeforeYear(atoms: readonly Atom[], i: number): boolean {
  const before = atoms[i - 1]
  if (!before) return true
  const year = atoms[i]?.value ?? 0
  const word = before.word
  if (LEADS.has(word) || word === 'year' || word === '(' || word === ',' || word === 'the' || word === 'a')
    return year >= 1400
  if (
    word === "'s" ||
    word === 'its' ||
    word === 'his' ||
    word === 'her' ||
    word === 'their' ||
    word === 'our'
  )
    return year >= 1700
  if (before.kind === 'mark')
    return year >= 1700 && (word === '“' || word === '"' || word === '‘' || word === ';')
  return before.capital && before.kind === 'word' && year >= 1800
}

/** "2026-27" or "2026/27": the second year in full, or null. */
function yearAfterDash(atoms: readonly Atom[], i: number, first: number): number | null {
  const mark = atoms[i]?.word
  const second = atoms[i + 1]
  if (!second || (!isDash(mark) && mark !== '/') || second.kind !== 'number' || second.word.length !== 2)
    return null
  const year = Math.floor(first / 100) * 100 + second.value
  return year > first && year - first < 30 ? year : null
}

function parseMonthFirst(atoms: readonly Atom[], i: number): Parsed | null {
  if (!isMonthName(atoms, i)) return null
  const month = MONTHS.get(atoms[i]?.word ?? '') ?? 0
  let at = i + 1
  if (atoms[at]?.word === '.' && (atoms[i]?.word.length ?? 9) <= 4) at += 1
  const afterThe = atoms[at]?.word === 'the' && atoms[at + 1]?.kind === 'ordinal' ? at + 1 : at
  const day = atoms[afterThe]
  if (day && isDayNumber(day) && !isClock(atoms, afterThe))
    return withDays(atoms, { month, first: day.value, at: afterThe + 1 })
  const year = yearAfter(atoms, at)
  if (year) return { expr: { kind: 'month', year: year.year, month, pick: 'plain' }, next: year.next }
  return {
    expr: { kind: 'month', year: null, month, pick: 'plain' },
    next: at > i + 1 && !atoms[at] ? i + 1 : at,
  }
}

/** After "May 3": a second day ("-5", "to 5", "and 5"), then the year. */
function withDays(atoms: readonly Atom[], read: { month: number; first: number; at: number }): Parsed {
  const { month, first } = read
  let at = read.at
  let last = first
  for (let day = listedDay(atoms, at, last); day; day = listedDay(atoms, at, last)) {
    last = day.value
    at += 2
  }
  const join = atoms[at]?.word
  const second = atoms[at + 1]
  if (second && isJoin(join) && isDayNumber(second) && second.value > last && !atoms[at + 2]?.capital) {
    if (UNITS.get(atoms[at + 2]?.word ?? '') === undefined) {
      last = second.value
      at += 2
    }
  }
  const year = yearAfter(atoms, at)
  const next = year ? year.next : at
  return { expr: days({ year: year?.year ?? null, month }, first, last), next }
}

/** The next day of a list such as "15, 16 and 17": another day must follow it. */
function listedDay(atoms: readonly Atom[], comma: number, last: number): Atom | null {
  const day = atoms[comma + 1]
  if (atoms[comma]?.word !== ',' || !day || !isDayNumber(day) || day.value <= last) return null
  const link = atoms[comma + 2]?.word
  const next = atoms[comma + 3]
  return (link === ',' || link === 'and' || link === 'or') &&
    next !== undefined &&
    isDayNumber(next) &&
    next.value > day.value
    ? day
    : null
}

/** "9 May 2025", "the 9th of May", "17-19 July". */
function parseDayFirst(atoms: readonly Atom[], i: number): Parsed | null {
  const day = atoms[i]
  if (!day || !isDayNumber(day)) return null
  let at = i + 1
  let last = day.value
  for (let next = listedDay(atoms, at, last); next; next = listedDay(atoms, at, last)) {
    last = next.value
    at += 2
  }
  const second = atoms[at + 1]
  if (isJoin(atoms[at]?.word) && second && isDayNumber(second) && second.value > last) {
    last = second.value
    at += 2
  }
  if (atoms[at]?.word === 'of') at += 1
  const name = atoms[at]
  if (!name?.capital || !MONTHS.has(name.word)) return null
  const month = MONTHS.get(name.word) ?? 0
  at += 1
  if (atoms[at]?.word === '.' && name.word.length <= 4 && isYear(atoms[at + 1])) at += 1
  const year = yearAfter(atoms, at)
  if (!isCivil(year?.year ?? 2000, month, day.value)) return null
  return { expr: days({ year: year?.year ?? null, month }, day.value, last), next: year?.next ?? at }
}

function days(at: { year: number | null; month: number }, first: number, last: number): Expr {
  const { year, month } = at
  const start: Expr = { kind: 'day', year, month, day: first, pick: 'plain' }
  if (last === first) return start
  return { kind: 'range', first: start, last: { kind: 'day', year, month, day: last, pick: 'plain' } }
}

/** A year after a month or day, with "," or "of" between. */
function yearAfter(atoms: readonly Atom[], i: number): { year: number; next: number } | null {
  const at = atoms[i]?.word === ',' || atoms[i]?.word === 'of' || atoms[i]?.word === 'in' ? i + 1 : i
  const atom = atoms[at]
  if (!isYear(atom) || UNITS.get(atoms[at + 1]?.word ?? '')?.plural) return null
  return { year: atom.value, next: at + 1 }
}

/** "2025-08-21", "21/08/2025", "21.8.2025"; day and month must be told apart by their size. */
function parseNumeric(atoms: readonly Atom[], i: number): Parsed | null {
  const [a, mark, b, mark2, c] = [
    atoms[i],
    atoms[i + 1]?.word,
    atoms[i + 2],
    atoms[i + 3]?.word,
    atoms[i + 4],
  ]
  if (!a || !b || !c || b.kind !== 'number' || c.kind !== 'number' || mark !== mark2) return null
  if (mark === '-' && isYear(a) && isCivil(a.value, b.value, c.value)) {
    return { expr: { kind: 'day', year: a.value, month: b.value, day: c.value, pick: 'plain' }, next: i + 5 }
  }
  if ((mark !== '/' && mark !== '.') || !isYear(c)) return null
  const dayFirst = a.value > 12 || mark === '.'
  if (!dayFirst && b.value <= 12 && a.value !== b.value) return null
  const [day, month] = dayFirst ? [a.value, b.value] : [b.value, a.value]
  if (!isCivil(c.value, month, day)) return null
  return { expr: { kind: 'day', year: c.value, month, day, pick: 'plain' }, next: i + 5 }
}

function parseDecade(atom: Atom, i: number): Parsed | null {
  const year = atom.value < 100 ? (atom.value >= 30 ? 1900 + atom.value : 2000 + atom.value) : atom.value
  if (year < 1000 || year > 2190) return null
  // "the 1900s" is the century, "the 1910s" the decade; "the 2000s" is left a decade, as it is mostly used.
  const last = year % 100 === 0 && year < 2000 ? year + 99 : year + 9
  return { expr: { kind: 'years', first: year, last }, next: i + 1 }
}

function parseDecadeWord(atom: Atom, i: number): Parsed | null {
  const tens = DECADE_WORDS.get(atom.word)
  return tens === undefined
    ? null
    : { expr: { kind: 'years', first: 1900 + tens, last: 1909 + tens }, next: i + 1 }
}

/** "19th century": the hundred years that share their first digits. */
function parseCentury(atoms: readonly Atom[], i: number): Parsed | null {
  const atom = atoms[i]
  const at = isDash(atoms[i + 1]?.word) ? i + 2 : i + 1
  if (!atom || atoms[at]?.word !== 'century' || atom.value < 2 || atom.value > 22) return null
  const first = (atom.value - 1) * 100
  return { expr: { kind: 'years', first, last: first + 99 }, next: at + 1 }
}

/** "on the 29th": a day of the month that needs no more. */
function parseMonthDay(atoms: readonly Atom[], i: number): Parsed | null {
  const atom = atoms[i]
  if (!atom || !isDayNumber(atom) || !isDigit(atom) || atoms[i - 1]?.word !== 'the') return null
  if (!MONTH_DAY_LEADS.has(atoms[i - 2]?.word ?? '')) return null
  const next = atoms[i + 1]
  if (next && next.kind !== 'mark' && !AFTER_DATES.has(next.word)) return null
  return isDash(next?.word) ? null : { expr: { kind: 'monthday', day: atom.value }, next: i + 1 }
}

const MONTH_DAY_LEADS = new Set(['on', 'by', 'until', 'before', 'from'])

function isDigit(atom: Atom): boolean {
  const code = atom.word.charCodeAt(0)
  return code >= 48 && code <= 57
}

function isDayNumber(atom: Atom): boolean {
  if (atom.kind !== 'number' && atom.kind !== 'ordinal') return false
  return (
    (isDigit(atom) || atom.kind === 'ordinal') &&
    Number.isInteger(atom.value) &&
    atom.value >= 1 &&
    atom.value <= 31
  )
}

/** True when the number at atom `i` is a time of day ("May 9:30", "May 3 p.m."). */
function isClock(atoms: readonly Atom[], i: number): boolean {
  const after = atoms[i + 1]?.word
  return after === ':' || after === 'pm' || after === 'am' || after === '%'
}

function isJoin(word: string | undefined): boolean {
  return word === 'to' || word === 'and' || word === 'or' || word === 'through' || isDash(word)
}
