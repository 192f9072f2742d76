/**
 * Reads deadlines that are counted in units: "within seven to 10 days", "in two years' time", "has 30 days to comply".
 */
import { VAGUE_NUMBERS } from '../lexicon/number-words.ts'
import type { Atom } from './atoms.ts'
import { fromDay, type Period, yearsPeriod } from './calendar.ts'
import type { Expr, Quantity } from './expression.ts'
import { parsePoint } from './parse.ts'
import { parseQuantity } from './parse-number.ts'
import { MAX_COUNT, moveBy } from './resolve-count.ts'

/** A counted deadline: atoms `[from, next)`. `point` is "in two weeks", not "within two weeks"; `of` the day it is counted from, if said. */
export interface CountedDue {
  readonly from: number
  readonly next: number
  readonly quantity: Quantity
  readonly point: boolean
  readonly of: Expr | null
  readonly rule: string
}

const GIVING = new Set([
  'has',
  'had',
  'have',
  'give',
  'gives',
  'giving',
  'given',
  'gave',
  'allow',
  'allows',
  "'ve",
  'get',
  'gets',
])

/** A counted deadline that begins at atom `i` with its preposition, or null. */
export function readCounted(atoms: readonly Atom[], i: number): CountedDue | null {
  const word = atoms[i]?.word
  if (word === 'within' || word === 'inside') return readWithin(atoms, i)
  if (word === 'in') return readIn(atoms, i)
  if (word === 'over' || word === 'during') return readStretch(atoms, i)
  if (GIVING.has(word ?? '')) return readGiven(atoms, i)
  return null
}

/** The days of a counted deadline from a day. A vague number gives none. */
export function countedPeriod(due: CountedDue, anchor: number): Period | null {
  const { quantity, point } = due
  if (quantity.vague || quantity.bound === 'min' || quantity.hi <= 0 || quantity.hi > MAX_COUNT) return null
  const far = moveBy(anchor, quantity, 1)
  if (!point || quantity.bound === 'max') {
    const ranged = quantity.lo !== quantity.hi && quantity.bound !== 'max'
    return { start: ranged ? far.start : anchor, end: far.end }
  }
  if (quantity.unit === 'hour' || quantity.unit === 'minute') return far
  if (quantity.unit === 'year' || quantity.unit === 'decade' || quantity.unit === 'century') {
    return yearsPeriod(fromDay(far.start).year, fromDay(far.end).year)
  }
  return far
}

/** "over the next 12 to 18 months": only where two numbers bound the wait. */
function readStretch(atoms: readonly Atom[], i: number): CountedDue | null {
  const window = readNext(atoms, i)
  return window && window.quantity.lo !== window.quantity.hi ? window : null
}

/** "within 10 days", "within the next 10 days", "within a week of May 9". */
function readWithin(atoms: readonly Atom[], i: number): CountedDue | null {
  const window = readNext(atoms, i)
  if (window) return { ...window, rule: ruleName('within', window.quantity) }
  const the = atoms[i + 1]?.word === 'the'
  const counted = the ? parseTheUnit(atoms, i + 2) : parseQuantity(atoms, i + 1)
  if (!counted) return null
  const tail = readTail(atoms, counted.next)
  if (!tail) return null
  return {
    from: i,
    next: tail.next,
    quantity: counted.quantity,
    point: false,
    of: tail.of,
    rule: ruleName('within', counted.quantity),
  }
}

/** "in two weeks", "in two years' time", "in under a month", "in the next two to three weeks". */
function readIn(atoms: readonly Atom[], i: number): CountedDue | null {
  const window = readNext(atoms, i)
  if (window) return { ...window, rule: ruleName('in_the_next', window.quantity) }
  const matter = atoms[i + 1]?.word === 'a' && atoms[i + 2]?.word === 'matter' && atoms[i + 3]?.word === 'of'
  const counted = parseQuantity(atoms, matter ? i + 4 : i + 1)
  if (!counted) return null
  let at = counted.next
  let { quantity } = counted
  if ((atoms[at]?.word === "'" || atoms[at]?.word === "'s") && atoms[at + 1]?.word === 'time') at += 2
  else if (atoms[at]?.word === 'time') at += 1
  if (atoms[at]?.word === 'or') {
    const tail = atoms[at + 1]?.word
    if (tail === 'less' || tail === 'sooner' || tail === 'under') quantity = { ...quantity, bound: 'max' }
    else if (tail === 'more' || tail === 'longer') return null
    else if (tail === 'so') quantity = { ...quantity, bound: 'about' }
    if (tail === 'less' || tail === 'sooner' || tail === 'so') at += 2
  }
  const tail = readTail(atoms, at)
  if (!tail) return null
  return { from: i, next: tail.next, quantity, point: true, of: tail.of, rule: ruleName('in', quantity) }
}

/** "in the next two to three weeks" and "within the coming 10 days", from the preposition at `i`. */
function readNext(atoms: readonly Atom[], i: number): CountedDue | null {
  let at = atoms[i + 1]?.word === 'the' ? i + 2 : i + 1
  if (atoms[at]?.word !== 'next' && atoms[at]?.word !== 'coming') return null
  at += 1
  if (VAGUE_NUMBERS.has(atoms[at]?.word ?? '')) return null
  const counted = parseQuantity(atoms, at)
  if (!counted) return null
  return {
    from: i,
    next: counted.next,
    quantity: counted.quantity,
    point: false,
    of: null,
    rule: 'in_the_next',
  }
}

/** "has 30 days to comply", "giving them two weeks to respond", from the verb at `i` (-1: the cue was the verb). */
export function readGiven(atoms: readonly Atom[], i: number): CountedDue | null {
  for (let at = i + 1; at <= i + 5 && at < atoms.length; at += 1) {
    if (atoms[at]?.kind === 'mark') return null
    const counted = parseQuantity(atoms, at)
    if (!counted) continue
    const { next, quantity } = counted
    const verb = atoms[next + 1]
    if (atoms[next]?.word !== 'to' || verb?.kind !== 'word' || verb.capital) return null
    if (verb.word === 'go' || verb.word === 'come') return null
    if (atoms[at]?.word === 'a' && quantity.unit === 'day' && quantity.hi === 1) return null
    return {
      from: i < 0 ? at : i,
      next,
      quantity: { ...quantity, bound: 'max' },
      point: false,
      of: null,
      rule: ruleName('given', quantity),
    }
  }
  return null
}

/** "within the week": one unit. */
function parseTheUnit(atoms: readonly Atom[], i: number): { quantity: Quantity; next: number } | null {
  const word = atoms[i]?.word
  const unit =
    word === 'hour' ||
    word === 'day' ||
    word === 'week' ||
    word === 'month' ||
    word === 'year' ||
    word === 'decade'
      ? word
      : null
  if (!unit) return null
  return { quantity: { lo: 1, hi: 1, unit, bound: 'max', vague: false }, next: i + 1 }
}

/**
 * What follows the count: nothing, "from now" or "of today" (counted from the claim), a day of the calendar (counted from that), or an event,
 * from which nobody can count: then null.
 */
function readTail(atoms: readonly Atom[], next: number): { of: Expr | null; next: number } | null {
  const word = atoms[next]?.word
  if (
    word !== 'of' &&
    word !== 'from' &&
    word !== 'after' &&
    word !== 'following' &&
    word !== 'before' &&
    word !== 'since'
  ) {
    return word === 'old' || word === 'later' || word === 'earlier' ? null : { of: null, next }
  }
  const target = atoms[next + 1]?.word
  if (target === 'now' || target === 'today' || target === 'tonight') return { of: null, next: next + 2 }
  if (word === 'before' || word === 'since') return null
  const day = parsePoint(atoms, next + 1, 0)
  const kind = day?.expr.kind
  return day && (kind === 'day' || kind === 'weekday' || kind === 'holiday' || kind === 'today')
    ? { of: day.expr, next: day.next }
    : null
}

function ruleName(lead: string, quantity: Quantity): string {
  const count = quantity.lo === quantity.hi ? 'n' : 'n_to_m'
  return `${lead}_${count}_${quantity.unit}s`
}
