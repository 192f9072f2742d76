/**
 * Conditions and doubts around a date: a window is no deadline when it hangs on something else or is not believed in.
 */
import { COMMITTING_WORDS, DOUBTING, NEGATIONS, OWN_CONDITIONS, STOPPING } from '../lexicon/deadline-words.ts'
import { CONDITION_OPENERS, DETERMINERS, FUTURE_AUXILIARIES, TIMETABLED } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import type { Phrase } from './due-phrase.ts'
import type { Outlook } from './outlook.ts'

/** How far back a condition or a doubt is looked for, in atoms. */
const REACH = 30
const SUBJECTS = new Set(['i', 'we', 'you', 'he', 'she', 'it', 'they', 'there', 'this', 'that'])

/** True inside a clause that begins with "if", "unless", "when" and has come neither to its comma nor to "we will". */
export function inCondition(atoms: readonly Atom[], phrase: { from: number; dayLike: boolean }): boolean {
  const { from, dayLike } = phrase
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const atom = atoms[at]
    if (!atom || atom.word === ';' || atom.word === ':' || atom.word === ',') return false
    if (opensMain(atoms, at)) return false
    if (CONDITION_OPENERS.has(atom.word) && isOpener(atoms, at))
      return !(dayLike && isTimetable(atoms, at, from))
  }
  return false
}

/**
 * True for a date in the main clause behind a condition at the sentence's head ("Should talks fail, we will leave by May"), unless the
 * condition is only that the speaker comes to office or all goes well.
 */
export function hangsOnCondition(atoms: readonly Atom[], from: number): boolean {
  let at = 0
  while (at < from && (atoms[at]?.kind === 'mark' || HEAD_WORDS.has(atoms[at]?.word ?? ''))) at += 1
  if (!CONDITION_OPENERS.has(atoms[at]?.word ?? '')) return false
  for (let next = at + 1; next < from && next < at + REACH; next += 1) {
    const word = atoms[next]?.word ?? ''
    if (word === ';' || word === '.') return false
    if (OWN_CONDITIONS.has(word)) return false
    if (word === ',' || opensMain(atoms, next)) return true
  }
  return false
}

const HEAD_WORDS = new Set(['that', 'and', 'but', 'so', 'then', 'well', 'yes', 'no'])

/** The "will" of "if I am elected we will …": a subject and its verb ahead, not right behind the condition's first word. */
function opensMain(atoms: readonly Atom[], at: number): boolean {
  return (
    FUTURE_AUXILIARIES.has(atoms[at]?.word ?? '') &&
    SUBJECTS.has(atoms[at - 1]?.word ?? '') &&
    !CONDITION_OPENERS.has(atoms[at - 2]?.word ?? '')
  )
}

/** "when parliament returns on Monday": on a timetable, no condition. */
function isTimetable(atoms: readonly Atom[], opener: number, from: number): boolean {
  const verb = atoms[from - 1]?.word ?? ''
  return atoms[opener]?.word === 'when' && verb.endsWith('s') && TIMETABLED.has(verb)
}

/** "should" opens a condition only at a clause's head: "Should talks fail by Friday, …". */
function isOpener(atoms: readonly Atom[], at: number): boolean {
  const word = atoms[at]?.word
  if (word === 'should' || word === 'provided' || word === 'assuming') {
    if (at === 0) return true
    if (atoms[at - 1]?.word !== ',') return atoms[at - 1]?.kind === 'mark'
    const next = atoms[at + 1]
    return next !== undefined && (next.capital || DETERMINERS.has(next.word) || SUBJECTS.has(next.word))
  }
  return true
}

/** "I doubt it will be ready by May", "it is impossible to finish by Friday"; but not "no doubt". */
export function isDoubted(atoms: readonly Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const word = atoms[at]?.word ?? ''
    if (word === ';' || word === ':' || word === '.') return false
    if (word === 'but' && atoms[at - 1]?.word === ',') return false
    if (!DOUBTING.has(word)) continue
    if (!NEGATIONS.has(atoms[at - 1]?.word ?? '') && !NEGATIONS.has(atoms[at - 2]?.word ?? '')) return true
  }
  return false
}

/** "can't promise it by Friday", "no plans to finish this year", "never said it would end by May". */
export function deniesCommitment(atoms: readonly Atom[], phrase: Phrase): boolean {
  for (let at = phrase.from - 1; at >= 0 && at >= phrase.from - 30; at -= 1) {
    const word = atoms[at]?.word ?? ''
    if (word === ';' || word === ':' || word === '.' || (word === 'but' && atoms[at - 1]?.word === ','))
      return false
    if (!COMMITTING_WORDS.has(word)) continue
    for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
      const before = atoms[back]?.word ?? ''
      if (NEGATIONS.has(before) || STOPPING.has(before)) return true
    }
  }
  const first = atoms[phrase.from - 1]?.word ?? ''
  return first === 'not' || first === 'never' || first === 'necessarily'
}

/** True when the verb that looks ahead is denied: "will not be ready". */
export function isNegated(atoms: readonly Atom[], outlook: Outlook): boolean {
  if (outlook.at < 0) return false
  const verb = atoms[outlook.at]?.word ?? ''
  if (verb.endsWith("n't") || verb === 'cannot') return true
  for (let at = Math.max(0, outlook.at - 1); at <= outlook.at + 3; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (word !== 'not' && word !== 'never') continue
    const next = atoms[at + 1]?.word
    return next !== 'only' && next !== 'just'
  }
  return false
}
