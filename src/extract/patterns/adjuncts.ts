/**
 * What may stand between a cue and its content: the person spoken to, a time, an occasion, a manner.
 * `told | reporters | on Thursday | that …`
 */
import {
  ADVERB,
  AUXILIARY,
  DETERMINER,
  OBJECT_PRONOUN,
  PREPOSITION,
  TIME,
  VERB,
} from '../lexicon/closed-words.ts'
import { nounPhraseFrom } from './noun-phrases-right.ts'
import { isCapital, isClass, isWord, type Reading, sameSentence, wordAt } from './reading.ts'

/** Occasions of speech: "said in a statement", "at a news conference". */
const OCCASIONS = new Set(
  'statement interview speech email e-mail tweet letter post report video message memo note briefing conference debate release blog book article op-ed column filing ruling judgment address phone telephone podcast appearance rally hearing'.split(
    ' ',
  ),
)

/** Token after the person spoken to ("told | reporters in Kyiv |"), or `start` when there is none. */
export function skipAddressee(reading: Reading, start: number): number {
  if (isClass(reading, start, OBJECT_PRONOUN) && !isClass(reading, start + 1, DETERMINER)) return start + 1
  const addressee = nounPhraseFrom(reading, start)
  return addressee === null ? start : addressee.last + 1
}

/** Token after times, adverbs and occasions that stand between a cue and its content ("said | on Thursday in a statement |"). */
export function skipAdjuncts(reading: Reading, start: number): number {
  let at = start
  for (let steps = 0; steps < 6; steps++) {
    const next = skipAdjunct(reading, at)
    if (next === at) return at
    at = next
  }
  return at
}

function skipAdjunct(reading: Reading, start: number): number {
  const timed = skipTime(reading, start)
  if (timed > start) return timed
  // "warned, however, that"
  if (
    wordAt(reading, start) === ',' &&
    wordAt(reading, start + 2) === ',' &&
    isClass(reading, start + 1, ADVERB)
  )
    return start + 3
  if (isClass(reading, start, PREPOSITION) || wordAt(reading, start) === 'during') {
    const occasion = skipOccasion(reading, start)
    if (occasion > start) return occasion
    const that = thatAfterPhrase(reading, start)
    if (that > start) return that
  }
  const word = wordAt(reading, start)
  const isManner = word.endsWith('ly') && word.length > 4 && !isCapital(reading, start)
  return isManner && sameSentence(reading, start, start + 1) ? start + 1 : start
}

/** `said | during the debate in Ohio | that …`: the "that" soon after a phrase which a comma does not end; else `start`. */
function thatAfterPhrase(reading: Reading, start: number): number {
  for (let at = start + 1; at < start + 14 && sameSentence(reading, start, at); at++) {
    if (wordAt(reading, at) === 'that') return at
    if (!isWord(reading, at) || isClass(reading, at, AUXILIARY | VERB)) return start
  }
  return start
}

/** Token after a time ("Thursday", "on Thursday night", "last week", "earlier this month", "on May 9"), or `start`. */
export function skipTime(reading: Reading, start: number): number {
  let at = start
  const lead = new Set(['on', 'earlier', 'late', 'later', 'last', 'this', 'early', 'in', 'next'])
  for (let steps = 0; steps < 3 && lead.has(wordAt(reading, at)); steps++) at++
  const bare = at === start
  if (!isClass(reading, at, TIME) || !sameSentence(reading, start, at)) return start
  if (
    bare &&
    !isCapital(reading, at) &&
    wordAt(reading, at) !== 'yesterday' &&
    wordAt(reading, at) !== 'today'
  )
    return start
  at++
  while (isClass(reading, at, TIME) || /^\d/.test(wordAt(reading, at))) at++
  return at
}

/** A prepositional phrase about an occasion of speech, with the phrases that hang on it. */
function skipOccasion(reading: Reading, start: number): number {
  let at = start
  let isOccasion = false
  for (let parts = 0; parts < 3 && isClass(reading, at, PREPOSITION); parts++) {
    const phrase = nounPhraseFrom(reading, at + 1)
    if (phrase === null) break
    for (let index = phrase.first; index <= phrase.last; index++)
      if (OCCASIONS.has(wordAt(reading, index))) isOccasion = true
    at = phrase.last + 1
    at = skipTime(reading, at)
  }
  return isOccasion ? at : start
}
