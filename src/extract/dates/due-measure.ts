/**
 * Counted times that measure something else: how long a thing takes, what has not been seen for years, what hangs on an event.
 */
import { COMPARING, HABITUAL, NOT_SUPERLATIVE } from '../lexicon/deadline-words.ts'
import type { Atom } from './atoms.ts'
import type { Phrase } from './due-phrase.ts'
import type { Outlook } from './outlook.ts'

/** "I can do it in an hour", "will have played three games in a week": how long it takes, not when. */
export function isMeasure(atoms: readonly Atom[], verb: number): boolean {
  return atoms[verb]?.word === 'can' || (verb >= 0 && atoms[verb + 1]?.word === 'have')
}

/** "most patients go home within 48 hours": how it goes, not what is to come. */
export function isHabit(atoms: readonly Atom[], outlook: Outlook): boolean {
  if (outlook.kind !== 'present' && outlook.kind !== 'timetable' && outlook.kind !== 'none') return false
  const end = outlook.at < 0 ? atoms.length : outlook.at + 3
  for (let at = Math.max(0, outlook.at - HABIT_REACH); at < end && at < atoms.length; at += 1) {
    if (HABITUAL.has(atoms[at]?.word ?? '')) return true
  }
  return false
}

const HABIT_REACH = 12

/** How far around a counted time its event is looked for, in atoms. */
const EVENT_REACH = 60

/** A counted time beside "if", "once" or "after" is counted from an event, not from the claim. */
export function hangsOnEvent(atoms: readonly Atom[], phrase: Phrase): boolean {
  const end = Math.min(atoms.length, phrase.next + EVENT_REACH)
  for (let at = Math.max(0, phrase.from - EVENT_REACH); at < end; at += 1) {
    if (at >= phrase.from && at < phrase.next) continue
    const word = atoms[at]?.word ?? ''
    if (
      word === 'if' ||
      word === 'unless' ||
      word === 'once' ||
      word === 'when' ||
      word === 'after' ||
      word === 'whenever'
    )
      return true
  }
  return atoms[phrase.next]?.word === 'of' || atoms[phrase.next]?.word === 'without'
}

/** "the worst in 20 years", "for the third time in two weeks". */
export function isComparison(atoms: readonly Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 12; at -= 1) {
    const atom = atoms[at]
    if (!atom || atom.word === ',' || atom.word === ';') return false
    if (atom.kind === 'ordinal' || COMPARING.has(atom.word)) return true
    if (atom.word.length > 4 && atom.word.endsWith('est') && !NOT_SUPERLATIVE.has(atom.word)) return true
  }
  return false
}
