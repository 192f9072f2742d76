/**
 * Reads numbers and quantities of time: "seven to 10 days", "a week or two", "two and a half years".
 */
import { UNITS, type Unit } from '../lexicon/calendar-words.ts'
import { VAGUE_NUMBERS } from '../lexicon/number-words.ts'
import type { Atom } from './atoms.ts'
import type { Quantity } from './expression.ts'

interface ReadNumber {
  readonly value: number
  readonly vague: boolean
  readonly next: number
}

/** Words that may stand between a number and its unit without changing what it counts. */
const BETWEEN = new Set([
  'more',
  'full',
  'short',
  'long',
  'calendar',
  'consecutive',
  'whole',
  'straight',
  'further',
])
const WORKING = new Set(['working', 'business', 'trading'])
const ABOUT = new Set([
  'about',
  'around',
  'roughly',
  'approximately',
  'nearly',
  'almost',
  'some',
  'circa',
  'approx',
])

/** A quantity of time that begins at atom `i`, or null. "a 10-day trip" holds none: the unit there belongs to the noun. */
export function parseQuantity(
  atoms: readonly Atom[],
  i: number,
): { quantity: Quantity; next: number } | null {
  const hedge = parseHedge(atoms, i)
  let at = hedge.next
  const between = atoms[at]?.word === 'between'
  if (between) at += 1
  const first = parseNumber(atoms, at)
  if (!first) return null
  at = first.next
  const early = readUnit(atoms, at)
  if (early) at = early.next
  let last = first
  const join = atoms[at]?.word
  const joins = between ? join === 'and' : join === 'to' || join === 'or' || isDash(join)
  if (joins) {
    const second = parseNumber(atoms, at + 1)
    if (second) {
      last = second
      at = second.next
    } else if (between) return null
  }
  const unit =
    last === first
      ? early
      : (readUnit(atoms, at) ?? (early && last.next === at ? { ...early, next: at } : null))
  if (!unit) return null
  const attributive = isDash(atoms[unit.unitAt - 1]?.word) && !unit.plural && last.value !== 1
  if (attributive) return null
  const quantity = normalise({ first, last, early: early ?? unit, unit, bound: hedge.bound })
  return { quantity, next: unit.next }
}

/** A number at atom `i` in digits or words ("a" and "an" count as one), or null. */
export function parseNumber(atoms: readonly Atom[], i: number): ReadNumber | null {
  const atom = atoms[i]
  if (!atom) return null
  if (atom.word === '[') return parseBracketed(atoms, i)
  if (atom.word === 'a' || atom.word === 'an' || atom.word === 'half') return parseArticleNumber(atoms, i)
  if (VAGUE_NUMBERS.has(atom.word)) return { value: 3, vague: true, next: i + 1 }
  if (atom.word === 'couple') return afterOf(atoms, i + 1, 2)
  if (atom.word === 'dozen') return { value: 12, vague: false, next: i + 1 }
  if (atom.kind !== 'number' || Number.isNaN(atom.value)) return null
  return withHalf(atoms, withTensAndHundreds(atoms, i, atom.value))
}

/** True for the marks that join the ends of a range. */
export function isDash(word: string | undefined): boolean {
  return word === '-' || word === '–' || word === '—' || word === '‑'
}

function parseHedge(atoms: readonly Atom[], i: number): { bound: Quantity['bound']; next: number } {
  const first = atoms[i]?.word
  const second = atoms[i + 1]?.word
  if (first === undefined) return { bound: 'exact', next: i }
  if (first === 'at' && second === 'least') return { bound: 'min', next: i + 2 }
  if (first === 'at' && second === 'most') return { bound: 'max', next: i + 2 }
  if ((first === 'more' || first === 'longer') && second === 'than') return { bound: 'min', next: i + 2 }
  if ((first === 'less' || first === 'fewer') && second === 'than') return { bound: 'max', next: i + 2 }
  if (first === 'no' && (second === 'more' || second === 'longer') && atoms[i + 2]?.word === 'than')
    return { bound: 'max', next: i + 3 }
  if (first === 'no' && second === 'less' && atoms[i + 2]?.word === 'than')
    return { bound: 'min', next: i + 3 }
  if (first === 'up' && second === 'to') return { bound: 'max', next: i + 2 }
  if (first === 'just' && (second === 'over' || second === 'under')) return { bound: 'about', next: i + 2 }
  if (first === 'a' && second === 'minimum' && atoms[i + 2]?.word === 'of')
    return { bound: 'min', next: i + 3 }
  if (first === 'as' && second === 'little' && atoms[i + 2]?.word === 'as')
    return { bound: 'min', next: i + 3 }
  if (first === 'under') return { bound: 'max', next: i + 1 }
  if (first === 'over') return { bound: 'min', next: i + 1 }
  if (ABOUT.has(first) && parseNumber(atoms, i + 1) !== null) return { bound: 'about', next: i + 1 }
  return { bound: 'exact', next: i }
}

/** "[Ten] years ago": a number put into a quotation by the editor. */
function parseBracketed(atoms: readonly Atom[], i: number): ReadNumber | null {
  const atom = atoms[i + 1]
  if (atom?.kind !== 'number' || atoms[i + 2]?.word !== ']' || Number.isNaN(atom.value)) return null
  return { value: atom.value, vague: false, next: i + 3 }
}

function parseArticleNumber(atoms: readonly Atom[], i: number): ReadNumber | null {
  const word = atoms[i + 1]?.word
  if (atoms[i]?.word === 'half') {
    const next = word === 'a' || word === 'an' ? i + 2 : i + 1
    return { value: 0.5, vague: false, next }
  }
  if (word === 'couple') return afterOf(atoms, i + 2, 2)
  if (word === 'dozen') return { value: 12, vague: false, next: i + 2 }
  if (word === 'hundred') return withTensAndHundreds(atoms, i + 1, 1)
  if (word === 'half') return { value: 0.5, vague: false, next: isDash(atoms[i + 2]?.word) ? i + 3 : i + 2 }
  if (word === 'few' || word === 'handful') return { ...afterOf(atoms, i + 2, 3), vague: true }
  if (word === 'further' || word === 'single' || word === 'full')
    return { value: 1, vague: false, next: i + 2 }
  if (word === 'good' && atoms[i + 2]?.word === 'few') return { value: 3, vague: true, next: i + 3 }
  return { value: 1, vague: false, next: i + 1 }
}

function afterOf(atoms: readonly Atom[], next: number, value: number): ReadNumber {
  return { value, vague: false, next: atoms[next]?.word === 'of' ? next + 1 : next }
}

/** Goes on from a first number at atom `i`: "twenty-one", "one hundred and twenty". */
function withTensAndHundreds(atoms: readonly Atom[], i: number, first: number): ReadNumber {
  const scaleFirst = atoms[i]?.word === 'hundred'
  const base = scaleFirst ? { value: 1, vague: false, next: i } : withUnits(atoms, i, first)
  const scale = atoms[base.next]?.word
  if (scale !== 'hundred' && scale !== 'thousand') return base
  const value = base.value * (scale === 'hundred' ? 100 : 1000)
  const at = atoms[base.next + 1]?.word === 'and' ? base.next + 2 : base.next + 1
  const rest = atoms[at]
  if (rest?.kind !== 'number' || isDigits(rest)) return { value, vague: false, next: base.next + 1 }
  const tail = withUnits(atoms, at, rest.value)
  return { value: value + tail.value, vague: false, next: tail.next }
}

/** Tens in words with their units: "twenty-one". */
function withUnits(atoms: readonly Atom[], i: number, first: number): ReadNumber {
  const plain = { value: first, vague: false, next: i + 1 }
  if (isDigits(atoms[i]) || first < 20 || first >= 100) return plain
  const at = isDash(atoms[i + 1]?.word) ? i + 2 : i + 1
  const unit = atoms[at]
  if (unit?.kind !== 'number' || isDigits(unit) || unit.value >= 10) return plain
  return { value: first + unit.value, vague: false, next: at + 1 }
}

/** "and a half" after a number, with or without dashes. */
function withHalf(atoms: readonly Atom[], number: ReadNumber): ReadNumber {
  let at = number.next
  for (const word of ['and', 'a', 'half']) {
    if (isDash(atoms[at]?.word)) at += 1
    if (atoms[at]?.word !== word) return number
    at += 1
  }
  return { ...number, value: number.value + 0.5, next: at }
}

function isDigits(atom: Atom | undefined): boolean {
  const code = atom?.word.charCodeAt(0) ?? 0
  return code >= 48 && code <= 57
}

interface ReadUnit {
  readonly unit: Unit
  readonly times: number
  readonly plural: boolean
  readonly unitAt: number
  /** 0.5 when "and a half" follows the unit, else 0. */
  readonly extra: number
  readonly next: number
}

/** A unit at atom `i`, after an optional dash and words such as "more" or "working". */
function readUnit(atoms: readonly Atom[], i: number): ReadUnit | null {
  let at = isDash(atoms[i]?.word) ? i + 1 : i
  let working = false
  for (let skipped = 0; skipped < 2; skipped += 1) {
    const word = atoms[at]?.word ?? ''
    if (WORKING.has(word)) working = true
    else if (!BETWEEN.has(word)) break
    at += 1
  }
  const entry = UNITS.get(atoms[at]?.word ?? '')
  if (!entry) return null
  const unit = working && entry.unit === 'day' ? 'workday' : entry.unit
  const half = withHalf(atoms, { value: 0, vague: false, next: at + 1 })
  return { unit, times: entry.times, plural: entry.plural, unitAt: at, extra: half.value, next: half.next }
}

/** Brings both ends to one unit, and halves to whole smaller units. */
function normalise(read: {
  first: ReadNumber
  last: ReadNumber
  early: ReadUnit
  unit: ReadUnit
  bound: Quantity['bound']
}): Quantity {
  const { first, last, early, unit, bound } = read
  let lo = (first.value + (first === last ? unit.extra : 0)) * early.times
  let hi = (last.value + unit.extra) * unit.times
  let name = unit.unit
  if (early.unit === 'week' && unit.unit === 'day') lo *= 7
  if (early.unit === 'day' && unit.unit === 'week') {
    hi *= 7
    name = 'day'
  }
  if (early.unit === 'month' && unit.unit === 'year') {
    hi *= 12
    name = 'month'
  }
  if (early.unit === 'year' && unit.unit === 'month') lo *= 12
  const smaller = Number.isInteger(lo) && Number.isInteger(hi) ? null : (SMALLER.get(name) ?? null)
  if (smaller) {
    lo = Math.round(lo * smaller.times)
    hi = Math.round(hi * smaller.times)
    name = smaller.unit
  }
  return { lo, hi: Math.max(lo, hi), unit: name, bound, vague: first.vague || last.vague }
}

const SMALLER: ReadonlyMap<Unit, { unit: Unit; times: number }> = new Map([
  ['century', { unit: 'year', times: 100 }],
  ['decade', { unit: 'year', times: 10 }],
  ['year', { unit: 'month', times: 12 }],
  ['quarter', { unit: 'month', times: 3 }],
  ['month', { unit: 'day', times: 30 }],
  ['week', { unit: 'day', times: 7 }],
  ['workday', { unit: 'day', times: 1 }],
  ['day', { unit: 'hour', times: 24 }],
  ['hour', { unit: 'minute', times: 60 }],
])
