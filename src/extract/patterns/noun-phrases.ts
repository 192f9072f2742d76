/**
 * Noun phrases beside a cue, without a parser: read from the closed classes of words, capitals and commas.
 * `In Kyiv, Anna Moroz, a doctor at the clinic, said` -> from "said" leftwards: `Anna Moroz, a doctor at the clinic`.
 */

import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  ROLE,
  SUBORDINATOR,
  TIME,
  VERB,
} from '../lexicon/closed-words.ts'
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import { inQuote, isCapital, isClass, isWord, type Reading, sameSentence, wordAt } from './reading.ts'

/** A phrase longer than this many tokens is no source. */
export const LONGEST_PHRASE = 40

const ATTACHING = new Set([
  'of',
  'at',
  'for',
  'from',
  'with',
  'in',
  'on',
  'to',
  'against',
  'behind',
  'near',
  'over',
  'about',
])

/** Classes of words that no noun phrase holds, but for its prepositions. */
export const NOT_NOMINAL = CONJUNCTION | SUBORDINATOR | AUXILIARY | PREPOSITION | PRONOUN

const POSSESSIVE_NOT_AFTER = new Set(['he', 'she', 'it', 'that', 'who', 'there', 'what', 'here', 'let'])

/** True for the 's of a genitive, also a bare ’ after s. */
export function isPossessive(reading: Reading, index: number): boolean {
  const word = wordAt(reading, index)
  if (word === "'s" || word === '’s') return !POSSESSIVE_NOT_AFTER.has(wordAt(reading, index - 1))
  return (
    (word === '’' || word === "'") && wordAt(reading, index - 1).endsWith('s') && !inQuote(reading, index)
  )
}

/** True when the token may be a noun or its modifier within a noun phrase. */
export function isNominal(reading: Reading, index: number): boolean {
  if (!isWord(reading, index) || inQuote(reading, index)) return false
  if (isCapital(reading, index) && sameSentence(reading, index - 1, index))
    return !isClass(reading, index, TIME & ~0) || isNamePart(reading, index)
  if (isClass(reading, index, ROLE | NUMBER)) return true
  if (isClass(reading, index, NOT_NOMINAL | DETERMINER | TIME | ADVERB)) return false
  const afterDeterminer = isClass(reading, index - 1, DETERMINER) || isPossessive(reading, index - 1)
  if (isClass(reading, index, VERB)) return afterDeterminer
  const cue = CUE_WORDS.get(wordAt(reading, index))
  if (cue !== undefined && !isCapital(reading, index))
    return afterDeterminer || (cue.form === 'base' && isNominal(reading, index - 1))
  const word = wordAt(reading, index)
  if (word.endsWith('ed') && word.length > 4) return afterDeterminer || isClass(reading, index - 1, ADVERB)
  return !word.endsWith('ly') || isCapital(reading, index)
}

/** "May" and "March" are names only beside another capital ("Theresa May"). */
function isNamePart(reading: Reading, index: number): boolean {
  return wordAt(reading, index) === 'may' && isCapital(reading, index - 1)
}

/** True when a clause may begin at `index`: nothing of a noun phrase, verb or preposition stands before it. */
export function isClauseStart(reading: Reading, index: number): boolean {
  if (!sameSentence(reading, index - 1, index)) return true
  if (!isWord(reading, index - 1) || inQuote(reading, index - 1)) return true
  return isClass(reading, index - 1, CONJUNCTION | SUBORDINATOR)
}

/**
 * Where the noun phrase whose last token is `end` begins, or -1 when none ends there.
 * A pronoun is a phrase of its own.
 */
export function nounPhraseStart(reading: Reading, end: number): number {
  if (isClass(reading, end, PRONOUN) && !inQuote(reading, end)) return end
  if (!isNominal(reading, end) || isPossessive(reading, end)) return -1
  let at = end
  while (end - at < LONGEST_PHRASE) {
    const next = stepLeft(reading, at)
    if (next < 0) break
    at = next
  }
  return isClauseStart(reading, at) ? cutAtName(reading, at, end) : shrink(reading, at, end)
}

/** The token one step further into the phrase, left of `at`, or -1 at its edge. */
function stepLeft(reading: Reading, at: number): number {
  const before = at - 1
  if (!sameSentence(reading, before, at) || inQuote(reading, before)) return -1
  const atDeterminer = isClass(reading, at, DETERMINER) && !isCapital(reading, at)
  if (ATTACHING.has(wordAt(reading, before)))
    return isNominal(reading, before - 1) || isQuantity(reading, before - 1) ? before - 1 : -1
  if (wordAt(reading, before) === 'and' || wordAt(reading, before) === '&') return coordinate(reading, before)
  if (isClass(reading, at, NUMBER) && wordAt(reading, before) === 'the') return before // "the two"
  if (isClass(reading, at, DETERMINER) && atDeterminer) return isQuantity(reading, before) ? before : -1
  if (isPossessive(reading, before)) return isNominal(reading, before - 1) ? before - 1 : -1
  if (isClass(reading, before, DETERMINER)) return before
  if (isNominal(reading, before)) return before
  return isClass(reading, before, ADVERB) && isClass(reading, before - 1, DETERMINER) ? before : -1
}

/** "all", "some": words before "of" or a determiner. */
export function isQuantity(reading: Reading, index: number): boolean {
  const word = wordAt(reading, index)
  return (
    word === 'all' ||
    word === 'both' ||
    word === 'some' ||
    word === 'many' ||
    word === 'most' ||
    word === 'one' ||
    word === 'none' ||
    word === 'several' ||
    word === 'even'
  )
}

/** `Smith and Jones`: the phrase before "and" belongs to it when that phrase begins its clause. */
function coordinate(reading: Reading, and: number): number {
  if (!isNominal(reading, and - 1)) return -1
  let at = and - 1
  for (let steps = 0; steps < 8; steps++) {
    const before = at - 1
    const goesOn =
      sameSentence(reading, before, at) &&
      (isNominal(reading, before) ||
        isClass(reading, before, DETERMINER) ||
        isPossessive(reading, before) ||
        wordAt(reading, before) === 'of')
    if (!goesOn) return isClauseStart(reading, at) ? at : -1
    at = before
  }
  return -1
}

/** `a statement Smith` -> `Smith`: a common noun that is no role does not stand before a name. */
function cutAtName(reading: Reading, start: number, end: number): number {
  if (!isCapital(reading, end)) return start
  // "the passenger group RailWatch" at the head of its clause is one phrase
  if (isClass(reading, start, DETERMINER) && isClauseStart(reading, start)) return start
  let name = end
  while (
    name > start &&
    (isCapital(reading, name - 1) || wordAt(reading, name - 1) === 'de') &&
    !isClass(reading, name - 1, DETERMINER)
  )
    name--
  const before = name - 1
  if (before <= start || isClass(reading, before, ROLE | DETERMINER | PREPOSITION | NUMBER | CONJUNCTION))
    return start
  if (isPossessive(reading, before) || looksLikeModifier(reading, before)) return start
  return name
}

/** Adjectives and nouns of work by their endings: "Canadian author", "software developer Ann Lee". */
function looksLikeModifier(reading: Reading, index: number): boolean {
  const word = wordAt(reading, index)
  return /(?:er|or|ist|ian|ant|man|woman|person|al|ive|ary|ing|old|based|born)$/.test(word) && word.length > 3
}

/** A phrase in the middle of a clause: only its last simple part (after the last preposition) is taken. */
function shrink(reading: Reading, start: number, end: number): number {
  let at = end
  while (at > start && !isClass(reading, at - 1, PREPOSITION) && wordAt(reading, at - 1) !== 'and') {
    if (isClass(reading, at, DETERMINER)) break
    at--
  }
  return cutAtName(reading, at, end)
}
