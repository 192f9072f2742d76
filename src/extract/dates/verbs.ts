/**
 * What one word says as a verb: whether it looks ahead or back, by its form and its helping verb.
 */
import {
  ADVERBS,
  BE_PRESENT,
  DETERMINERS,
  FUTURE_AUXILIARIES,
  IRREGULAR_PAST,
  LINKING,
  MODALS,
  NOT_PAST,
  NOUN_OR_VERB,
  PROSPECTIVE,
  SAID_BEFORE,
  SETTLED,
  TIMETABLED,
  WANTING,
} from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'

/**
 * How the words see the date. `future`: will, shall; `modal`: would, could, must; `prospect`: wants, expects, is due; `plan`: to do;
 * `settled`: agreed to do; `progressive`: is meeting; `timetable`: begins; `present`: any other present; `past`; `past_plan`: a past verb with
 * a plan ("launched a drive to end it by"); `noun`: the date hangs on a noun before any verb; `none`: no verb at all.
 */
export type OutlookKind =
  | 'future'
  | 'modal'
  | 'prospect'
  | 'plan'
  | 'settled'
  | 'progressive'
  | 'timetable'
  | 'present'
  | 'past'
  | 'past_plan'
  | 'condition'
  | 'noun'
  | 'none'

/** Marks at which a clause ends for certain. */
export const HARD_STOPS = new Set([';', ':', '—', '–', '(', ')', '.', '?', '!', '“', '”', '"', '…'])
const PRONOUN_BEFORE_IS = new Set(['it', 'he', 'she', 'that', 'there', 'here', 'what', 'this', 'who'])

/** True for a word that is by its form a past verb or participle. */
export function isPastForm(word: string): boolean {
  if (IRREGULAR_PAST.has(word)) return true
  return word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word)
}

/** True for a capital inside a sentence, which makes "Mohamed" a name. */
export function isName(atoms: readonly Atom[], at: number): boolean {
  return at > 0 && atoms[at]?.capital === true && !HARD_STOPS.has(atoms[at - 1]?.word ?? '')
}

/** What the word at `at` says as a verb, or null when it is none. */
export function judgeVerb(atoms: readonly Atom[], at: number): OutlookKind | null {
  const atom = atoms[at]
  if (!atom) return null
  const word = atom.word
  if (FUTURE_AUXILIARIES.has(word)) return 'future'
  if (MODALS.has(word)) return judgeModal(atoms, at)
  if (word === 'was' || word === 'were' || word === "wasn't" || word === "weren't") return 'past'
  if (BE_PRESENT.has(word)) return 'present'
  if (word === "'s") return PRONOUN_BEFORE_IS.has(atoms[at - 1]?.word ?? '') ? 'present' : null
  if (word === 'has' || word === 'have' || word === "'ve" || word === "hasn't" || word === "haven't") {
    return isHelped(atoms, at) ? null : 'present'
  }
  if (SETTLED.has(word)) return judgeSettled(atoms, at)
  if (PROSPECTIVE.has(word)) {
    if (auxiliaryBefore(atoms, at) === "didn't") return 'past'
    if (isNounUse(atoms, at) || isHelped(atoms, at)) return null
    // "was ready to", "were likely to": looked ahead then.
    const before = auxiliaryBefore(atoms, at)
    if (NOUN_OR_VERB.has(word) && !isVerbUse(atoms, at)) return null
    if (READY.has(word) && !BE_PRESENT.has(before) && before !== "'s" && before !== 'be' && before !== 'and')
      return 'past'
    return before === 'was' || before === 'were' ? 'past' : 'prospect'
  }
  if ((word === 'see' || word === 'sees') && !isHelped(atoms, at))
    return seesComing(atoms, at) ? 'prospect' : null
  if (UNMARKED_PAST.has(word)) return isNounUse(atoms, at) || isHelped(atoms, at) ? null : 'past'
  if (!isName(atoms, at) && isPastForm(word)) return judgePast(atoms, at)
  if (TIMETABLED.has(word)) return isTimetableNoun(atoms, at) || isHelped(atoms, at) ? null : 'timetable'
  if (word.endsWith('ing') && BE_PRESENT.has(auxiliaryBefore(atoms, at))) return 'progressive'
  return null
}

/** "see the first cut coming": what is foreseen. */
function seesComing(atoms: readonly Atom[], at: number): boolean {
  for (let next = at + 2; next < atoms.length && next <= at + 6; next += 1) {
    const atom = atoms[next]
    if (!atom || atom.kind === 'mark') return false
    if (atom.word.endsWith('ing')) return true
  }
  return false
}

function judgeModal(atoms: readonly Atom[], at: number): OutlookKind | null {
  const atom = atoms[at]
  if (atom?.word === 'may' && atom.capital) return null
  if (atom?.word === "'d" && atoms[at + 1]?.word === 'better') return 'modal'
  const next = atoms[at + 1]?.word === 'not' ? at + 2 : at + 1
  // "must have left" looks back, "must have an answer" ahead; "I'd finished" is "had".
  const done = atoms[next]?.word === 'have' && isPastForm(skipAdverb(atoms, next + 1))
  return done || (atom?.word === "'d" && isPastForm(atoms[next]?.word ?? '')) ? 'past' : 'modal'
}

/** "I was told it would be fixed by Friday": a "would" under a past verb of saying speaks of a time gone by. */
export function isReported(atoms: readonly Atom[], at: number): boolean {
  const word = atoms[at]?.word
  if (word !== 'would' && word !== "'d" && word !== 'could' && word !== 'might') return false
  for (let back = at - 1; back >= 0 && back >= at - 10; back -= 1) {
    const atom = atoms[back]
    if (!atom || HARD_STOPS.has(atom.word)) return false
    if (SAID_BEFORE.has(atom.word)) return true
  }
  return false
}

export function skipAdverb(atoms: readonly Atom[], at: number): string {
  const word = atoms[at]?.word ?? ''
  if (word === 'been') return 'done'
  return ADVERBS.has(word) || word.endsWith('ly') ? (atoms[at + 1]?.word ?? '') : word
}

/** A past form: its helping verb decides; a participle before a noun ("the proposed deal") is no verb. */
function judgePast(atoms: readonly Atom[], at: number): OutlookKind | null {
  const word = atoms[at]?.word ?? ''
  if (isDashed(atoms, at)) return null
  if (word === 'had' || word === 'did' || word === "didn't" || word === "hadn't")
    return isHelped(atoms, at) ? null : 'past'
  const before = auxiliaryBefore(atoms, at)
  if (before === 'be' || before === 'been' || before === 'being' || before === 'get' || before === 'have')
    return null
  if (FUTURE_AUXILIARIES.has(before) || (MODALS.has(before) && before !== "'d")) return null
  if (BE_PRESENT.has(before)) return 'present'
  if (LINKING.has(before)) return null
  if (isWantedDone(atoms, at)) return 'prospect'
  if (
    DETERMINERS.has(before) &&
    before !== 'that' &&
    before !== 'this' &&
    before !== 'all' &&
    before !== 'both'
  )
    return null
  return 'past'
}

/** "want it done", "get the roof finished", "need this signed": a participle that is wished for. */
function isWantedDone(atoms: readonly Atom[], at: number): boolean {
  for (let back = at - 2; back >= 0 && back >= at - 5; back -= 1) {
    const word = atoms[back]?.word ?? ''
    if (WANTING.has(word)) return true
    if (
      atoms[back]?.kind === 'mark' ||
      word === 'how' ||
      word === 'what' ||
      word === 'that' ||
      word === 'who'
    )
      return false
  }
  return false
}

function judgeSettled(atoms: readonly Atom[], at: number): OutlookKind | null {
  if (isDashed(atoms, at)) return null
  const before = auxiliaryBefore(atoms, at)
  const word = atoms[at]?.word ?? ''
  if (before === 'be' || before === 'been' || isHelpWord(before)) return null
  if (BE_PRESENT.has(before)) return 'prospect'
  if (before === 'has' || before === 'have' || before === "'ve") return 'settled'
  if (DETERMINERS.has(before) && before !== 'that' && before !== 'all' && before !== 'both') return null
  if (before === 'was' || before === 'were' || before === 'had') return 'past'
  if ((word === 'expected' || word === 'planned') && SUBJECTS.has(before)) return 'past'
  if (WORD_GIVEN.has(word)) return 'past_plan'
  return word === 'set' || word === 'forecast' ? 'prospect' : 'settled'
}

/** "court-ordered" is an adjective. */
function isDashed(atoms: readonly Atom[], at: number): boolean {
  return atoms[at - 1]?.word === '-' || atoms[at + 1]?.word === '-'
}

export function hasPastAuxiliary(atoms: readonly Atom[], at: number): boolean {
  const before = auxiliaryBefore(atoms, at)
  return before !== 'had' || GIVEN_UP.has(atoms[at]?.word ?? '')
}

/** What somebody gave their word for, told as past: "the ministry promised a rise by June" may be long over. */
const WORD_GIVEN = new Set(['promised', 'pledged', 'vowed', 'threatened', 'offered', 'guaranteed'])

/** What one "had" done and then mostly did not: "had planned to meet". */
const GIVEN_UP = new Set([
  ...['planned', 'expected', 'proposed', 'threatened', 'offered', 'promised', 'pledged', 'vowed', 'sworn'],
])

/** The word before `at`, adverbs and negation passed over. */
function auxiliaryBefore(atoms: readonly Atom[], at: number): string {
  let before = at - 1
  for (let skipped = 0; skipped < 3 && before > 0; skipped += 1) {
    const word = atoms[before]?.word ?? ''
    if (!ADVERBS.has(word) && !(word.length > 4 && word.endsWith('ly'))) break
    before -= 1
  }
  return atoms[before]?.word ?? ''
}

function isVerbUse(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1]
  const word = atoms[at]?.word ?? ''
  if (!before || before.kind === 'mark' || SUBJECTS.has(before.word) || ADVERBS.has(before.word)) return true
  return word.endsWith('s') ? !before.word.endsWith('s') : before.word.endsWith('s') && before.word !== "'s"
}

const SUBJECTS = new Set(['i', 'we', 'you', 'they', 'who', 'he', 'she', 'it', 'and', 'really', 'people'])

/** Past forms that with "to be" say readiness: "is prepared to". */
const READY = new Set(['prepared', 'committed', 'determined'])

/** Past forms that look like the base form. */
const UNMARKED_PAST = new Set(['hit', 'put', 'cost', 'hurt', 'quit', 'beat', 'spread'])

/** True when a helping verb or "to" stands before, which decides in its stead. */
function isHelped(atoms: readonly Atom[], at: number): boolean {
  return isHelpWord(auxiliaryBefore(atoms, at))
}

function isHelpWord(word: string): boolean {
  return (
    FUTURE_AUXILIARIES.has(word) ||
    MODALS.has(word) ||
    word === 'to' ||
    word === 'do' ||
    word === 'does' ||
    word === 'did'
  )
}

/** As below, but a form in -s behind a singular noun is its verb: "the shutdown ends". */
function isTimetableNoun(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1]?.word ?? ''
  const verb =
    atoms[at]?.word.endsWith('s') && !before.endsWith('s') && !DETERMINERS.has(before) && before !== 'of'
  return !verb && isNounUse(atoms, at)
}

/** True when the word stands where a noun does: after "of", a determiner, or a determiner and one more word. */
function isNounUse(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1]?.word ?? ''
  if (DETERMINERS.has(before) || before === 'of') return true
  const second = atoms[at - 2]?.word ?? ''
  return (
    (second === 'a' || second === 'an' || second === 'the') &&
    !before.endsWith('s') &&
    atoms[at - 1]?.kind === 'word'
  )
}
