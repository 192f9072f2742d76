/**
 * Noun phrases to the right of a cue: `said | an officer at the scene |`.
 */
import { ADVERB, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN } from '../lexicon/closed-words.ts'
import { isNominal, isPossessive, isQuantity, LONGEST_PHRASE, NOT_NOMINAL } from './noun-phrases.ts'
import {
  inQuote,
  isCapital,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  wordAt,
} from './reading.ts'

/** Prepositions that carry on a noun phrase to the right of a cue ("said an officer at the scene"). */
const ATTACHING_AFTER = new Set(['of', 'at', 'for', 'from', 'with', 'to', 'against', 'behind'])

/** The noun phrase that begins at `start`, with of-phrases and the like, or null. */
export function nounPhraseFrom(reading: Reading, start: number): Run | null {
  if (inQuote(reading, start)) return null
  if (isClass(reading, start, PRONOUN) && !isNominal(reading, start + 1) && !isCapital(reading, start + 1))
    return { first: start, last: start }
  let last = -1
  let at = start
  while (at - start < LONGEST_PHRASE && sameSentence(reading, start, at) && !inQuote(reading, at)) {
    if (
      isNominal(reading, at) ||
      (at === start && isWord(reading, at) && isCapital(reading, at) && !isClass(reading, at, NOT_NOMINAL))
    )
      last = at
    else if (isPossessive(reading, at) && last === at - 1) last = -1
    else if (!continuesRight(reading, at, last)) break
    at++
  }
  return last < start ? null : { first: start, last }
}

function continuesRight(reading: Reading, at: number, last: number): boolean {
  if (isClass(reading, at, DETERMINER))
    return last < 0 || isClass(reading, at - 1, PREPOSITION | CONJUNCTION) || isQuantity(reading, at - 1)
  if (ATTACHING_AFTER.has(wordAt(reading, at)))
    return last === at - 1 && (isNominal(reading, at + 1) || isClass(reading, at + 1, DETERMINER))
  if (wordAt(reading, at) === 'and' || wordAt(reading, at) === '&')
    return (
      last === at - 1 &&
      isNominal(reading, at + 1) &&
      isCapital(reading, at - 1) === isCapital(reading, at + 1)
    )
  return isClass(reading, at, ADVERB) && isClass(reading, at - 1, DETERMINER)
}
