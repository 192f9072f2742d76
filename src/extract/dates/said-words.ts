/**
 * The words around a date that give it to the saying, or to something else.
 */
import {
  LEADS_ELSEWHERE,
  LISTENERS,
  OTHER_TIME,
  SPEECH_NOUNS,
  SPEECH_PARTICIPLES,
} from '../lexicon/speech-words.ts'
import type { Atom } from './atoms.ts'
import type { Expr } from './expression.ts'
import type { FoundExpr } from './find-exprs.ts'
import { skipTimeOfDay } from './parse-time.ts'
import { isName, isPastForm } from './verbs.ts'

/** Words between a cue and a date that end the cue's reach. */
const REACH_ENDS = new Set([...LEADS_ELSEWHERE, 'but'])
const SKIPPED_BEFORE = new Set(['the', 'late', 'early', 'on', 'in', 'at'])

/** False for a date that a word before it gives to something else ("since Monday"), or that stands before another noun. */
export function isSpokenOf(atoms: readonly Atom[], item: FoundExpr): boolean {
  let before = item.from - 1
  while (before >= 0 && before >= item.from - 4 && SKIPPED_BEFORE.has(atoms[before]?.word ?? '')) before -= 1
  if (OTHER_TIME.has(atoms[before]?.word ?? '') && !isNearTime(atoms, item, before)) return false
  const next = atoms[item.next]
  if (isReckoned(item.expr)) return true
  if (item.expr.kind === 'window' && item.expr.sign > 0) return false
  if (next?.word === "'s" || next?.word === "'") return isSpeechNoun(atoms, item.next + 1)
  const lead = atoms[item.from - 1]?.word === 'the' ? atoms[item.from - 2]?.word : atoms[item.from - 1]?.word
  if (lead === 'over' || lead === 'on' || lead === 'in' || lead === 'during' || lead === 'at') return true
  return needsPreposition(item.expr) ? isSpeechNoun(atoms, item.next) : true
}

/** True when a noun of speech stands at `at` or up to two words on ("2014 radio interview"). */
export function isSpeechNoun(atoms: readonly Atom[], at: number): boolean {
  return [at, at + 1, at + 2].some((index) => SPEECH_NOUNS.has(atoms[index]?.word ?? ''))
}

/** "shortly before midnight on Monday" and "as recently as last week" are times of speaking all the same. */
export function isNearTime(atoms: readonly Atom[], item: FoundExpr, before: number): boolean {
  const word = atoms[before]?.word
  if (word === 'as') return atoms[before - 1]?.word === 'recently' || atoms[before - 1]?.word === 'late'
  if (word !== 'before' && word !== 'after') return false
  return item.from === before + 1 && skipTimeOfDay(atoms, item.from) !== null
}

/** "a day after Sunday's vote": reckoned from an event, the whole of it the day of speaking. */
function isReckoned(expr: Expr): boolean {
  return expr.kind === 'offset' && expr.from !== null
}

/** Bare years, months and seasons tell no day of speaking: "the 2015 deal". */
function needsPreposition(expr: Expr): boolean {
  if (expr.kind === 'years' || expr.kind === 'quarter') return true
  return (expr.kind === 'month' || expr.kind === 'season') && expr.pick !== 'last'
}

/** True for a date inside the source that tells when its words came out: "a report published on Monday", "a 2014 study". */
export function isSpeechDate(atoms: readonly Atom[], item: FoundExpr): boolean {
  if (isSpeechNoun(atoms, item.next)) return true
  for (let back = item.from - 1; back >= 0 && back >= item.from - 3; back -= 1) {
    const word = atoms[back]?.word ?? ''
    if (SPEECH_PARTICIPLES.has(word) || SPEECH_NOUNS.has(word)) return true
  }
  return false
}

/** "when reached on Tuesday", "speaking after the summit on Friday", "testimony before the Senate": how and where it was said. */
function isSpeechScene(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at + 1]?.word ?? ''
  if (atoms[at]?.word === 'when') return SPEECH_PARTICIPLES.has(next)
  if (atoms[at]?.word === 'after')
    return atoms[at - 1]?.word === 'speaking' || atoms[at - 1]?.word === 'talking'
  if (atoms[at]?.word !== 'before') return false
  return LISTENERS.has(next) || ((next === 'the' || next === 'a') && LISTENERS.has(atoms[at + 2]?.word ?? ''))
}

/** Before a participle these make it an adjective: "a televised address". */
const ARTICLES = new Set(['a', 'an', 'the', 'his', 'her', 'their', 'its'])

/** True for a word that hands what follows to another clause. */
export function stopsReach(atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at]
  if (!atom || atom.word === ';' || atom.word === ':') return true
  if (REACH_ENDS.has(atom.word)) return !isSpeechScene(atoms, at)
  return (
    atom.kind === 'word' &&
    !isName(atoms, at) &&
    isPastForm(atom.word) &&
    !ARTICLES.has(atoms[at - 1]?.word ?? '') &&
    !SPEECH_PARTICIPLES.has(atom.word)
  )
}
