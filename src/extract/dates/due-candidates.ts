/**
 * Every phrase of a sentence that could be a deadline, with its window and how explicit it is.
 */
import type { Atom } from './atoms.ts'
import { type CountedDue, readCounted, readGiven } from './due-count.ts'
import { type Lead, readLead } from './due-lead.ts'
import type { CueView, Phrase } from './due-phrase.ts'
import {
  countedWindow,
  type DueWindow,
  isAhead,
  leadWindow,
  type SaidDays,
  timeWindow,
} from './due-window.ts'
import type { Expr } from './expression.ts'
import { type FoundExpr, findExprs } from './find-exprs.ts'
import { skipTimeOfDay } from './parse-time.ts'

/** A deadline phrase with its window and how explicit it is (3 the most). */
export interface Candidate {
  readonly phrase: Phrase
  readonly window: DueWindow
  readonly rank: number
}

const COUNT_STARTS = new Set([
  'within',
  'inside',
  'in',
  'over',
  'during',
  'has',
  'have',
  'give',
  'gives',
  'giving',
  'allow',
  'allows',
  "'ve",
  'get',
  'gets',
])
const PLAIN = { today: false, named: false, current: false, broad: false, recent: false }
const NAMED_KINDS = new Set<Expr['kind']>(['day', 'month', 'years', 'season', 'holiday'])
const BROAD_KINDS = new Set<Expr['kind']>(['month', 'years', 'season'])
const DAY_KINDS = new Set<Expr['kind']>([
  'weekday',
  'today',
  'day',
  'holiday',
  'beside',
  'monthday',
  'inyear',
])

/** What a claim's dates are read with. */
export interface Reading {
  readonly said: SaidDays | null
  readonly cue: CueView
  /** True when a weekday's name cannot mean the day of saying itself: people say "today" for that. */
  readonly strict: boolean
  readonly direct: boolean
  /** True for the words of a law or rule, whose counted times run from each case. */
  readonly standing: boolean
  /** True when the words stand right behind their cue. */
  readonly opens: boolean
}

/** Every phrase of the sentence that could be a deadline: counted ones, dates with their lead, times of today. */
export function candidatesIn(atoms: readonly Atom[], reading: Reading): Candidate[] {
  const found: Candidate[] = []
  let covered = 0
  const given = reading.cue === 'giving' ? readGiven(atoms, -1) : null
  const gift = given ? countedCandidate(given, reading) : null
  if (gift) found.push(gift)
  for (let at = 0; at < atoms.length; at += 1) {
    const word = atoms[at]?.word ?? ''
    const starts = COUNT_STARTS.has(word) || (!reading.strict && (word === 'had' || word === 'gave'))
    if (!starts || at < covered) continue
    const counted = readCounted(atoms, at)
    if (!counted) continue
    covered = counted.next
    const candidate = countedCandidate(counted, reading)
    if (candidate) found.push(candidate)
  }
  const counts = found.map(({ phrase }) => phrase)
  let count = 0
  for (const item of findExprs(atoms)) {
    while (count < counts.length && (counts[count]?.next ?? 0) <= item.from) count += 1
    if (item.nested || item.from >= (counts[count]?.from ?? Number.POSITIVE_INFINITY)) continue
    const lead = leadOf(atoms, item)
    const candidate = lead ? leadCandidate(atoms, { item, lead }, reading) : null
    if (candidate) found.push(candidate)
  }
  const time = timeCandidate(atoms, reading)
  if (time) found.push(time)
  return found
}

/** The words that lead a date in; "before summer ends" leads to its end, not its beginning. */
function leadOf(atoms: readonly Atom[], item: FoundExpr): Lead | null {
  const lead = readLead(atoms, item.from, item.expr)
  if (lead?.kind !== 'before') return lead
  const next = atoms[item.next]?.word
  const over =
    (next === 'is' || next === "'s") &&
    (atoms[item.next + 1]?.word === 'over' || atoms[item.next + 1]?.word === 'out')
  return next === 'ends' || over ? { ...lead, kind: 'by' } : lead
}

function countedCandidate(counted: CountedDue, reading: Reading): Candidate | null {
  const window = reading.standing ? null : countedWindow(counted, reading.said)
  if (!window) return null
  const lead = counted.point ? 'in_count' : 'count'
  const phrase: Phrase = {
    from: counted.from,
    next: counted.next,
    lead,
    ahead: false,
    dayLike: false,
    ...PLAIN,
  }
  return { phrase, window, rank: counted.point ? 2 : 3 }
}

function leadCandidate(
  atoms: readonly Atom[],
  found: { item: FoundExpr; lead: Lead },
  reading: Reading,
): Candidate | null {
  const { item, lead } = found
  const window =
    isOther(atoms, item) || isInNewYear(atoms, found) ? null : leadWindow(item.expr, lead, reading)
  if (!window) return null
  const phrase: Phrase = {
    from: lead.from,
    next: item.next,
    lead: lead.kind,
    ahead: isAhead(item.expr, reading.said),
    dayLike: DAY_KINDS.has(item.expr.kind),
    today: item.expr.kind === 'today' && item.expr.shift === 0,
    current: item.expr.kind === 'unit' && item.expr.shift === 0,
    named: NAMED_KINDS.has(item.expr.kind) || isEdgeOfNoun(atoms, item),
    broad: BROAD_KINDS.has(item.expr.kind) || isEdgeOfNoun(atoms, item),
    recent: isRecent(item.expr, window, reading),
  }
  const rank =
    lead.kind === 'by' || lead.kind === 'before' || lead.kind === 'within' ? 3 : lead.kind === 'until' ? 2 : 1
  return { phrase, window, rank }
}

/** "the end of the 2027 season": the year belongs to a noun. */
function isEdgeOfNoun(atoms: readonly Atom[], item: FoundExpr): boolean {
  const { expr } = item
  if (expr.kind !== 'part' || !BROAD_KINDS.has(expr.of.kind)) return false
  return atoms[item.next - 2]?.word === 'the' && atoms[item.next]?.capital === false
}

/** How far ahead, in days, a weekday or a date without its year must lie for its last coming round to be the likelier one. */
const WEEKDAY_AHEAD = 6
const YEARLY_AHEAD = 270

/** True for a name without week or year that came round far more recently than it will again; quoted speakers name weekdays ahead. */
function isRecent(expr: Expr, window: DueWindow, reading: Reading): boolean {
  const { said } = reading
  if (!said) return false
  const ahead = window.start - said.last
  if (expr.kind === 'weekday')
    return expr.pick === 'plain' && expr.weeks === 0 && !reading.direct && ahead >= WEEKDAY_AHEAD
  const named = expr.kind === 'part' || expr.kind === 'nth' ? expr.of : expr
  return (
    (named.kind === 'day' || named.kind === 'month' || named.kind === 'holiday') &&
    named.year === null &&
    named.pick === 'plain' &&
    ahead > YEARLY_AHEAD
  )
}

/** "the year-end news conference": a period's end that nothing leads up to. */
function isYearEndNoun(atoms: readonly Atom[], item: FoundExpr): boolean {
  const { expr } = item
  if (expr.kind !== 'part' || expr.part !== 'end' || expr.of.kind !== 'unit') return false
  return (
    atoms[item.next - 1]?.word === 'end' &&
    atoms[item.next]?.kind === 'word' &&
    atoms[item.from - 1]?.word !== 'by'
  )
}

/** Dates that set no deadline whatever stands around them: "earlier Friday", "a brighter tomorrow", the September 11 that needs no year. */
function isOther(atoms: readonly Atom[], item: FoundExpr): boolean {
  const { expr } = item
  const first = atoms[item.from]?.word
  if (first === 'earlier' || isYearEndNoun(atoms, item)) return true
  if (expr.kind === 'day') return expr.year === null && expr.month === 9 && expr.day === 11
  const article = atoms[item.from - 2]?.word
  return (
    first === 'tomorrow' && (article === 'a' || article === 'the') && atoms[item.from - 1]?.kind === 'word'
  )
}

/** "in the New Year" is some time early in it. */
function isInNewYear(atoms: readonly Atom[], found: { item: FoundExpr; lead: Lead }): boolean {
  return found.item.expr.kind === 'holiday' && found.lead.kind === 'on' && isVagueNewYear(atoms, found)
}

function isVagueNewYear(atoms: readonly Atom[], { item, lead }: { item: FoundExpr; lead: Lead }): boolean {
  const word = atoms[lead.from]?.word
  return (
    word === 'in' ||
    (word === 'come' &&
      item.expr.kind === 'holiday' &&
      atoms[item.from]?.word === 'new' &&
      item.next === item.from + 2)
  )
}

/** "by midnight", "before 5 p.m.": today, when no day follows. */
function timeCandidate(atoms: readonly Atom[], reading: Reading): Candidate | null {
  for (let at = 0; at < atoms.length; at += 1) {
    const word = atoms[at]?.word
    if (word !== 'by' && word !== 'before' && word !== 'until') continue
    const next = skipTimeOfDay(atoms, at + 1)
    if (next === null) continue
    const window = timeWindow(reading.said)
    const following = findExprs(atoms.slice(next, next + 4))
    if (!window || atoms[next]?.word === 'on' || following.some((item) => item.from <= 1)) continue
    return { phrase: { from: at, next, lead: 'by', ahead: false, dayLike: true, ...PLAIN }, window, rank: 3 }
  }
  return null
}
