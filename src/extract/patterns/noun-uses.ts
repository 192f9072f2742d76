/**
 * Words that look like a cue verb and are a noun or a name: `the United States`, `his claims`, `recent reports have`, `Karim Said`.
 */
import {
  AUXILIARY,
  DETERMINER,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../lexicon/closed-words.ts'
import type { VerbForm } from '../lexicon/cue-verbs.ts'
import { isPossessive } from './noun-phrases.ts'
import { isCapital, isClass, isWord, type Reading, sameSentence, wordAt } from './reading.ts'

/** Present forms that are never nouns. */
const ALWAYS_VERBS = new Set(
  'says thinks believes argues insists tells writes adds admits suggests'.split(' '),
)

/** Words after which a word in -s is a noun ("recent reports", "media claims"). */
const NOUN_OPENERS = new Set(
  'recent earlier early media news press new latest police court annual own'.split(' '),
)

/** True when the cue word at `index`, read as `form`, is rather a noun or part of a name. */
export function isNounUse(reading: Reading, index: number, form: VerbForm): boolean {
  if (isNamePart(reading, index)) return true
  if (form !== 'present' && form !== 'base') return false
  const before = index - 1
  if (NOUN_OPENERS.has(wordAt(reading, before)) || isPossessive(reading, before)) return true
  if (isClass(reading, before, NUMBER) && wordAt(reading, before - 1) === 'the') return false // "the two say"
  const isDetermined = isClass(reading, before, DETERMINER | NUMBER | PREPOSITION)
  if (isDetermined && !isClass(reading, before, PRONOUN | RELATIVE)) return true
  if (isCounted(reading, index) && !ALWAYS_VERBS.has(wordAt(reading, index))) return true
  if (form === 'base') return false
  if (isAdjective(reading, before)) return true
  return isClass(reading, index + 1, AUXILIARY | VERB) && !ALWAYS_VERBS.has(wordAt(reading, index))
}

/** Between capitals a capital word is a name, but in a headline the next word has a capital too. */
function isNamePart(reading: Reading, index: number): boolean {
  if (!isCapital(reading, index) || !sameSentence(reading, index - 1, index)) return false
  if (wordAt(reading, index - 1) === 'united') return true
  return isCapital(reading, index - 1) && !isCapital(reading, index + 1)
}

/** `207 disputes`, `100 basis points`: a figure, perhaps with a word that is no name between. */
function isCounted(reading: Reading, index: number): boolean {
  const isFigure = (at: number) => /^\d/.test(wordAt(reading, at)) && sameSentence(reading, at, index)
  return (
    isFigure(index - 1) ||
    (isFigure(index - 2) && isWord(reading, index - 1) && !isCapital(reading, index - 1))
  )
}

function isAdjective(reading: Reading, index: number): boolean {
  return /(?:ive|al|ous|ful|ic|able)$/.test(wordAt(reading, index)) && !isCapital(reading, index)
}
