/**
 * Reads the words before a date that make it a deadline ("by", "no later than", "within the") or take that away ("since", "every").
 */
import { DAY_PARTS } from '../lexicon/calendar-words.ts'
import { DEADLINE_NOUNS, DEFERRED, EVENT_NOUNS } from '../lexicon/deadline-words.ts'
import { DETERMINERS, SETTLED } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import type { Expr } from './expression.ts'

/**
 * What a date is to the claim: `by` and `before` end its window, `until` too (for what is to last), `within` counts to it, `on` is
 * the window itself, `over` a stretch that runs from now, `bare` a date without a preposition, `at` an edge.
 */
export type LeadKind = 'by' | 'before' | 'until' | 'within' | 'on' | 'over' | 'bare' | 'from'

/** A lead: the first atom of the whole phrase and what it says. */
export interface Lead {
  readonly kind: LeadKind
  readonly from: number
  /** True for "around Christmas": the words are loose. */
  readonly loose: boolean
}

const PLAIN_LEADS: ReadonlyMap<string, LeadKind> = new Map([
  ['by', 'by'],
  ['before', 'before'],
  ['until', 'until'],
  ['till', 'until'],
  ['through', 'until'],
  ['within', 'within'],
  ['inside', 'within'],
  ['on', 'on'],
  ['in', 'on'],
  ['during', 'on'],
  ['at', 'on'],
  ['throughout', 'over'],
  ['over', 'over'],
  ['across', 'over'],
  ['around', 'on'],
  ['about', 'on'],
  ['from', 'from'],
  ['come', 'on'],
])

/** Words right before a date after which it is no deadline. */
const REFUSED = new Set([
  ...[
    'after',
    'since',
    'than',
    'every',
    'each',
    'of',
    'to',
    'and',
    'per',
    'past',
    'beyond',
    'between',
    'with',
    'about',
    'as',
    'like',
  ],
  ...[
    'following',
    'until',
    'all',
    'alternate',
    'most',
    'many',
    'other',
    'any',
    'post',
    'pre',
    'between',
    'versus',
    'not',
    'against',
  ],
])

const LOOSE = new Set(['around', 'about', 'roughly', 'approximately', 'sometime', 'circa'])
/** Words that begin a stretch by themselves: "starting on Monday". */
export const STARTERS = new Set(['starting', 'beginning', 'effective', 'commencing'])

/** Adjectives before the edge of a period: "the very end", "the back end of the summer". */
const EDGE_ADJECTIVES = new Set(['very', 'back', 'tail', 'far'])

/** Kinds of date that may stand without a preposition: "will meet Friday", "will resign next month". */
const BARE_KINDS = new Set<Expr['kind']>([
  'weekday',
  'today',
  'unit',
  'offset',
  'rest',
  'day',
  'part',
  'window',
  'holiday',
  'range',
  'beside',
  'inyear',
  'weekof',
])

/** The lead of the date at atoms `[from, …)`, or null when the words before it make it no deadline. `the` is passed over. */
export function readLead(atoms: readonly Atom[], from: number, expr: Expr): Lead | null {
  let at = from - 1
  if (EDGE_ADJECTIVES.has(atoms[at]?.word ?? '')) at -= 1
  const the = atoms[at]?.word === 'the'
  if (the) at -= 1
  const word = atoms[at]?.word ?? ''
  const before = atoms[at - 1]?.word ?? ''
  if (word === 'than' && (before === 'later' || before === 'sooner' || before === 'earlier'))
    return thanLead(atoms, at)
  // "the sixth Sunday" that no month follows, "on May 32".
  if (word === 'least' || (atoms[from - 1]?.kind === 'ordinal' && expr.kind === 'weekday')) return null
  if (word === 'on' && expr.kind === 'month') return null
  if (asSoonAs(atoms, at) || isIdiom(atoms, at, expr)) return null
  if (word === 'of' && before === 'as') return { kind: 'from', from: at - 1, loose: false }
  if (word === 'for' && before === 'time' && atoms[at - 2]?.word === 'in')
    return { kind: 'by', from: at - 2, loose: false }
  if (word === 'for') return forLead(atoms, at, expr)
  if (word === 'to' && DEFERRED.has(before)) return { kind: 'on', from: at, loose: false }
  if (word === 'to' && before === 'up') return { kind: 'until', from: at - 1, loose: false }
  if (word === 'to' && before === 'prior') return { kind: 'before', from: at - 1, loose: false }
  if (word === 'of' && before === 'ahead') return { kind: 'before', from: at - 1, loose: false }
  if (word === 'of') return stretchOf(atoms, at) ?? deadlineOf(atoms, at)
  if (word === 'time' && before === 'the' && atoms[at - 2]?.word === 'by')
    return { kind: 'by', from: at - 2, loose: false }
  const plain = PLAIN_LEADS.get(word)
  if (plain) return plainLead(atoms, at, plain)
  if (STARTERS.has(word)) return { kind: 'from', from: at, loose: false }
  if (REFUSED.has(word)) return null
  return bareLead(atoms, { from, at, the }, expr)
}

/** "in the course of 2029", "on the night of 10 August": the lead stands before a noun that adds nothing. */
function stretchOf(atoms: readonly Atom[], of: number): Lead | null {
  const noun = atoms[of - 1]?.word ?? ''
  if (noun === 'whole' || noun === 'all') return wholeOf(atoms, of)
  if (noun !== 'course' && !DAY_PARTS.has(noun)) return null
  const at = atoms[of - 2]?.word === 'the' ? of - 3 : of - 2
  const kind = PLAIN_LEADS.get(atoms[at]?.word ?? '')
  return kind ? plainLead(atoms, at, kind) : null
}

/** "no later than Friday" ends a window; "no earlier than" does not. */
function thanLead(atoms: readonly Atom[], at: number): Lead | null {
  const denied = atoms[at - 2]?.word
  const later = atoms[at - 1]?.word === 'later'
  return later && (denied === 'no' || denied === 'not') ? { kind: 'by', from: at - 2, loose: false } : null
}

/** "as early as", "as soon as", "as late as": a first bound only. */
function asSoonAs(atoms: readonly Atom[], at: number): boolean {
  for (let back = at; back >= 0 && back >= at - 1; back -= 1) {
    const word = atoms[back]?.word
    if (word === 'as' && (atoms[back - 2]?.word === 'as' || atoms[back - 1]?.word === 'as')) return true
  }
  return false
}

/** "at the end of the day" mostly means "all in all". */
function isIdiom(atoms: readonly Atom[], at: number, expr: Expr): boolean {
  return (
    atoms[at]?.word === 'at' &&
    expr.kind === 'today' &&
    (atoms[at + 1]?.word === 'the' || atoms[at + 1]?.word === 'end')
  )
}

/** "for the whole of October", "all of next week": the period itself. */
function wholeOf(atoms: readonly Atom[], of: number): Lead {
  const at = atoms[of - 2]?.word === 'the' ? of - 2 : of - 1
  const lead = atoms[at - 1]?.word ?? ''
  return { kind: 'on', from: lead === 'for' || PLAIN_LEADS.has(lead) ? at - 1 : at, loose: false }
}

function deadlineOf(atoms: readonly Atom[], at: number): Lead | null {
  const noun = atoms[at - 1]?.word ?? ''
  if (noun === 'ahead') return { kind: 'before', from: at - 1, loose: false }
  if (!DEADLINE_NOUNS.has(noun)) return null
  return { kind: 'by', from: at - 1, loose: false }
}

/** "scheduled for Monday", "for the next two years", "for the rest of the year"; "the budget for 2026" is no deadline. */
function forLead(atoms: readonly Atom[], at: number, expr: Expr): Lead | null {
  if (expr.kind === 'window' || expr.kind === 'rest') return { kind: 'over', from: at, loose: false }
  const before = atoms[at - 1]?.word ?? ''
  if (
    SETTLED.has(before) ||
    before === 'due' ||
    before === 'on' ||
    (isDayKind(expr) && EVENT_NOUNS.has(before))
  )
    return { kind: 'on', from: at, loose: false }
  return null
}

function isDayKind(expr: Expr): boolean {
  return expr.kind === 'day' || expr.kind === 'weekday' || expr.kind === 'today' || expr.kind === 'holiday'
}

function plainLead(atoms: readonly Atom[], at: number, kind: LeadKind): Lead | null {
  const word = atoms[at]?.word ?? ''
  const before = atoms[at - 1]?.word ?? ''
  if (word === 'come' && isVerbHere(before)) return { kind: 'bare', from: at + 1, loose: false }
  if (kind === 'before' && before === 'or' && atoms[at - 2]?.word === 'on')
    return { kind: 'by', from: at - 2, loose: false }
  if (word === 'by' && before === 'or') return null
  if (word === 'about' || word === 'around') {
    const outer = PLAIN_LEADS.get(before)
    return outer ? { kind: outer, from: at - 1, loose: true } : { kind, from: at, loose: true }
  }
  if (word === 'in' || word === 'on') {
    if (STARTERS.has(before)) return { kind: 'from', from: at - 1, loose: false }
    if (before === 'sometime') return { kind, from: at - 1, loose: false }
  }
  if (word === 'by' && STARTERS.has(before)) return null
  if (before === 'least' && atoms[at - 2]?.word === 'at') return null
  return { kind, from: at, loose: false }
}

/** True when "come" after this word is a verb of its own, not the "come September" that dates. */
function isVerbHere(before: string): boolean {
  return (
    before === 'to' || before === 'will' || before === "'ll" || before === 'would' || before.endsWith('s')
  )
}

/** A date that stands alone: only where no noun claims it ("the Friday deadline", "our May 9 parade"). */
function bareLead(
  atoms: readonly Atom[],
  at: { from: number; at: number; the: boolean },
  expr: Expr,
): Lead | null {
  if (
    at.the &&
    expr.kind !== 'part' &&
    expr.kind !== 'window' &&
    expr.kind !== 'today' &&
    expr.kind !== 'unit' &&
    expr.kind !== 'beside' &&
    expr.kind !== 'offset' &&
    expr.kind !== 'weekof'
  )
    return null
  const before = atoms[at.at]
  const word = before?.word ?? ''
  if (DETERMINERS.has(word) && word !== 'all' && word !== 'that') return null
  if (LOOSE.has(word)) return { kind: 'bare', from: at.at, loose: true }
  if (word === 'late' || word === 'sometime' || word === 'only')
    return { kind: 'bare', from: at.at, loose: false }
  const picked =
    (expr.kind === 'month' || expr.kind === 'season') && expr.pick !== 'plain' && expr.pick !== 'last'
  if (!picked && !BARE_KINDS.has(expr.kind))
    return isDeadlineIs(atoms, at.from) ? { kind: 'bare', from: at.from, loose: false } : null
  return { kind: 'bare', from: at.from, loose: false }
}

/** "the target is 2030". */
function isDeadlineIs(atoms: readonly Atom[], from: number): boolean {
  if (atoms[from - 1]?.word !== 'is') return false
  for (let at = from - 2; at >= 0 && at >= from - 6; at -= 1)
    if (DEADLINE_NOUNS.has(atoms[at]?.word ?? '')) return true
  return false
}
