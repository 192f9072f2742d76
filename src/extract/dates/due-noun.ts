/**
 * Dates that belong to a noun beside them, not to what is claimed: "the 2030 target", "the crash on Sunday".
 */
import {
  AFTER_DATES,
  BACKWARD_VERBS,
  BRINGING_VERBS,
  DEADLINE_NOUNS,
  PAST_EVENTS,
} from '../lexicon/deadline-words.ts'
import { DETERMINERS } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import { type Phrase, STRONG } from './due-phrase.ts'

/** "will investigate the crash on Sunday": the date belongs to what is over. */
export function looksBack(atoms: readonly Atom[], verb: number, from: number): boolean {
  for (let at = Math.max(0, verb); at < from; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (BACKWARD_VERBS.has(word) && at < from - 1) return true
    if (BRINGING_VERBS.has(word)) return false
  }
  return PAST_EVENTS.has(atoms[from - 1]?.word ?? '') && DETERMINERS.has(determinerBefore(atoms, from - 1))
}

function determinerBefore(atoms: readonly Atom[], noun: number): string {
  for (let at = noun - 1; at >= 0 && at >= noun - 3; at -= 1) {
    const word = atoms[at]?.word ?? ''
    if (DETERMINERS.has(word) && word !== 'a' && word !== 'an') return word
  }
  return ''
}

/** "Friday's vote": the phrase belongs to a noun after it. */
export function isAttributive(atoms: readonly Atom[], phrase: Phrase): boolean {
  const next = atoms[phrase.next]
  if (next?.word === "'s" || next?.word === "'" || next?.word === '-' || next?.word === 'old') return true
  if (phrase.broad && STRONG.has(phrase.lead))
    return isClaimed(next) && !DEADLINE_NOUNS.has(next?.word ?? '') && isDetermined(atoms, phrase)
  if (!phrase.named || (phrase.lead !== 'on' && phrase.lead !== 'over' && phrase.lead !== 'bare'))
    return false
  return isClaimed(next) && isDetermined(atoms, phrase)
}

/** True when "the" or "this" stands before the date itself: "in the 2016 race", "in this November election". */
function isDetermined(atoms: readonly Atom[], phrase: Phrase): boolean {
  for (let at = phrase.from; at < phrase.next; at += 1) {
    const word = atoms[at]?.word
    if (word === 'the' || word === 'this') return true
  }
  return false
}

function isClaimed(next: Atom | undefined): boolean {
  return next?.kind === 'word' && !AFTER_DATES.has(next.word)
}
