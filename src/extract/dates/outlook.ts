/**
 * Tells from the verbs around a date whether it lies ahead of the speaker or behind: one walk back over its clause,
 * and one walk on when the date opens the clause.
 */
import {
  BE_PRESENT,
  CLAUSE_OPENERS,
  CONDITION_OPENERS,
  DETERMINERS,
  PROSPECTIVE,
  SETTLED,
  SPENT,
} from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import {
  HARD_STOPS,
  hasPastAuxiliary,
  isPastForm,
  isReported,
  judgeVerb,
  type OutlookKind,
  skipAdverb,
} from './verbs.ts'

/** How a date is seen, and the atom that decides it. */
export interface Outlook {
  readonly kind: OutlookKind
  /** Index of the deciding atom, or -1. */
  readonly at: number
}

/** Words that open a clause or stand before a noun alone. */
const BESIDE_NOUNS = new Set(['after', 'before', 'following', 'despite', 'amid', 'until', 'since'])

/** How far a walk goes, in atoms. */
const REACH = 40

const SEEN_AHEAD = new Set<OutlookKind>([
  'future',
  'modal',
  'prospect',
  'plan',
  'settled',
  'progressive',
  'timetable',
])

/** `future` when the verb that governs the expression looks ahead, else `past`: enough to choose the side of a plain weekday. */
export function tenseAt(atoms: readonly Atom[], item: { from: number; next: number }): 'future' | 'past' {
  const { kind, at } = outlookAt(atoms, startOfPhrase(atoms, item.from), item.next)
  // "announced on Friday" looks back, "agreed to meet on Friday" ahead.
  if (kind === 'settled') return atoms[at]?.word === 'to' ? 'future' : 'past'
  return SEEN_AHEAD.has(kind) ? 'future' : 'past'
}

/** How the clause around a phrase, atoms `[from, next)`, sees it. `from` is the phrase's first word, preposition included. */
export function outlookAt(atoms: readonly Atom[], from: number, next: number): Outlook {
  const back = walkBack(atoms, from)
  if (back.kind === 'plan' && isSpentPlan(atoms, back.at, next)) return { kind: 'past', at: back.at }
  if (back.kind !== 'none') return back
  const lead = openingGap(atoms, from)
  if (lead) return walkOn(atoms, next)
  const ahead = walkOn(atoms, next)
  return ahead.kind === 'none' || ahead.kind === 'condition'
    ? { kind: 'none', at: -1 }
    : { kind: 'noun', at: ahead.at }
}

/** "the pledge to end it by 2027 had been naive": a plan whose own verb is past. */
function isSpentPlan(atoms: readonly Atom[], plan: number, next: number): boolean {
  if (atoms[plan]?.word !== 'to' || atoms[plan - 1]?.kind !== 'word') return false
  for (let at = next; at < atoms.length && at < next + 6; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (atoms[at]?.kind === 'mark' || CLAUSE_OPENERS.has(word) || word === 'that' || word === 'and')
      return false
    if (word === 'has' || word === 'have')
      return atoms[at + 1]?.word === 'been' || isPastForm(atoms[at + 1]?.word ?? '')
    const verdict = judgeVerb(atoms, at)
    if (verdict) return verdict === 'past'
  }
  return false
}

function startOfPhrase(atoms: readonly Atom[], from: number): number {
  let at = from
  for (let back = 0; back < 3 && at > 0; back += 1) {
    const word = atoms[at - 1]?.word ?? ''
    if (word !== 'the' && word !== 'on' && word !== 'in' && word !== 'by' && word !== 'at' && word !== 'of')
      break
    at -= 1
  }
  return at
}

const GAP_WORDS = new Set([
  'and',
  'but',
  'perhaps',
  'maybe',
  'sometime',
  'so',
  'then',
  'yes',
  'again',
  'well',
])

/** True when nothing but marks, "that", "and" or "but" stands between the clause's start and the phrase. */
function openingGap(atoms: readonly Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const atom = atoms[at]
    if (!atom || HARD_STOPS.has(atom.word) || atom.word === 'that') return true
    if (
      atom.kind === 'mark' ||
      GAP_WORDS.has(atom.word) ||
      (atom.word.length > 4 && atom.word.endsWith('ly'))
    )
      continue
    return false
  }
  return true
}

function walkBack(atoms: readonly Atom[], from: number): Outlook {
  let plan = -1
  // "the day after the election, on November 4": a preposition between commas, no clause.
  const aside = atoms[from - 1]?.word === ','
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const atom = atoms[at]
    if (!atom || (HARD_STOPS.has(atom.word) && !isInnerQuote(atoms, at))) break
    const word = atom.word
    if (atom.kind !== 'word') continue
    if (CONDITION_OPENERS.has(word) && word !== 'should') return { kind: 'condition', at }
    if (CLAUSE_OPENERS.has(word) && at < from - 1 && !(aside && BESIDE_NOUNS.has(word))) break
    if (word === 'to') {
      const infinitive = judgeInfinitive(atoms, at)
      if (infinitive) return infinitive
      if (isInfinitive(atoms, at)) plan = at
      continue
    }
    const verdict = judgeVerb(atoms, at)
    if (!verdict) continue
    if (verdict === 'modal' && isReported(atoms, at)) return { kind: 'past', at }
    if (plan >= 0) return withPlan(verdict, plan)
    return { kind: verdict, at }
  }
  return plan >= 0 ? { kind: 'plan', at: plan } : { kind: 'none', at: -1 }
}

/** A quotation mark right behind a word: only some of the clause's words are quoted ("would double “starting Monday”"). */
function isInnerQuote(atoms: readonly Atom[], at: number): boolean {
  return QUOTES.has(atoms[at]?.word ?? '') && atoms[at - 1] !== undefined && atoms[at - 1]?.kind !== 'mark'
}

const QUOTES = new Set(['“', '”', '"'])

function withPlan(verdict: OutlookKind, plan: number): Outlook {
  if (verdict === 'past') return { kind: 'past_plan', at: plan }
  if (verdict === 'present' || verdict === 'progressive' || verdict === 'timetable')
    return { kind: 'plan', at: plan }
  return { kind: verdict, at: plan }
}

/** "are to travel" and "agreed to meet" decide at once; "failed to meet" too. */
function judgeInfinitive(atoms: readonly Atom[], at: number): Outlook | null {
  if (!isInfinitive(atoms, at)) return null
  let before = at - 1
  while (before > 0 && (atoms[before]?.word === 'not' || atoms[before]?.word.endsWith('ly'))) before -= 1
  const word = atoms[before]?.word ?? ''
  if (atoms[at + 1]?.word === 'have' && isPastForm(skipAdverb(atoms, at + 2))) return { kind: 'past', at }
  if (BE_PRESENT.has(word)) return { kind: 'future', at }
  if (word === 'was' || word === 'were') return { kind: 'past', at }
  if (word === 'going') return judgeGoing(atoms, before)
  if (SPENT.has(word)) return { kind: 'past', at }
  if (SETTLED.has(word)) {
    const aux = judgeVerb(atoms, before)
    return {
      kind: aux === 'past' ? (hasPastAuxiliary(atoms, before) ? 'past' : 'settled') : (aux ?? 'settled'),
      at,
    }
  }
  return null
}

function judgeGoing(atoms: readonly Atom[], at: number): Outlook {
  let before = at - 1
  while (
    before >= 0 &&
    (atoms[before]?.word === 'not' || atoms[before]?.word === 'never' || atoms[before]?.word.endsWith('ly'))
  )
    before -= 1
  const word = atoms[before]?.word ?? ''
  return {
    kind: word === 'was' || word === 'were' || word === "wasn't" || word === "weren't" ? 'past' : 'future',
    at,
  }
}

/** True when the "to" at atom `at` is followed by a verb, not by a noun phrase. */
function isInfinitive(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at + 1]
  if (next?.kind !== 'word') return false
  return (
    !next.capital &&
    !DETERMINERS.has(next.word) &&
    next.word !== 'which' &&
    next.word !== 'whom' &&
    !next.word.endsWith('ing')
  )
}

/** The first verb after a phrase that opens its clause. */
function walkOn(atoms: readonly Atom[], next: number): Outlook {
  for (let at = next; at < atoms.length && at < next + REACH; at += 1) {
    const atom = atoms[at]
    if (!atom || (HARD_STOPS.has(atom.word) && at > next)) break
    if (atom.kind !== 'word') continue
    if (CONDITION_OPENERS.has(atom.word) && at === next) return { kind: 'condition', at }
    if (atom.word === 'to' && BE_PRESENT.has(atoms[at - 1]?.word ?? '')) return { kind: 'future', at }
    const verdict = judgeVerb(atoms, at)
    if (!verdict) continue
    if (verdict === 'present') return presentOrAhead(atoms, at)
    return { kind: verdict, at }
  }
  return { kind: 'none', at: -1 }
}

/** "is due to", "are going to", "is expected to": a present that looks ahead a word later. */
function presentOrAhead(atoms: readonly Atom[], at: number): Outlook {
  for (let next = at + 1; next < atoms.length && next <= at + 3; next += 1) {
    const word = atoms[next]?.word ?? ''
    if (word === 'to' || word === 'going') return { kind: 'future', at }
    if (PROSPECTIVE.has(word) || SETTLED.has(word)) return { kind: 'prospect', at }
    if (word.endsWith('ing')) return { kind: 'progressive', at }
  }
  return { kind: 'present', at }
}
