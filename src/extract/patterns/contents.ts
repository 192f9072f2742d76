/**
 * Bounds of what was said: what stands between a cue and its content, and where the content ends.
 */
import {
  ADVERB,
  CONJUNCTION,
  DETERMINER,
  OBJECT_PRONOUN,
  PREPOSITION,
  TIME,
} from '../lexicon/closed-words.ts'
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import type { Cue } from './cues.ts'
import { nounPhraseFrom } from './noun-phrases.ts'
import {
  inQuote,
  isCapital,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceLast,
  wordAt,
} from './reading.ts'

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
  if (isClass(reading, start, PREPOSITION) || wordAt(reading, start) === 'during') {
    const occasion = skipOccasion(reading, start)
    if (occasion > start) return occasion
  }
  const word = wordAt(reading, start)
  const isManner = word.endsWith('ly') && word.length > 4 && !isCapital(reading, start)
  return isManner && sameSentence(reading, start, start + 1) ? start + 1 : start
}

/** "Thursday", "on Thursday night", "last week", "earlier this month", "on May 9". */
function skipTime(reading: Reading, start: number): number {
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

/** The cues that stand in one document, looked up by token. */
export interface CueIndex {
  readonly byVerb: ReadonlyMap<number, Cue>
  /** Cues by the first token of their source. */
  readonly bySubject: ReadonlyMap<number, Cue>
}

/** Looks cues up by their verb and by the first token of their source. */
export function indexCues(cues: readonly Cue[]): CueIndex {
  const byVerb = new Map<number, Cue>()
  const bySubject = new Map<number, Cue>()
  for (const cue of cues) {
    byVerb.set(cue.verb, cue)
    if (cue.subject !== null && !bySubject.has(cue.subject.first)) bySubject.set(cue.subject.first, cue)
  }
  return { byVerb, bySubject }
}

/** A content longer than this many tokens is not looked into for a second cue, so that a text without stops costs no more. */
const LONGEST = 400

const CONTRASTS = new Set(['while', 'though', 'although', 'but', 'and', 'as', 'whereas', 'yet'])

/**
 * Last token of a content that begins at `start` and is governed by `cue`: the end of the sentence, or the place where
 * the sentence goes over to another cue ("… and insisted …", ", adding …", ", while Kyiv said …", ", according to …").
 */
export function contentLast(reading: Reading, start: number, context: { cue: Cue; index: CueIndex }): number {
  const end = sentenceLast(reading, start)
  if (end - start > LONGEST) return end
  for (let at = start + 1; at <= end; at++) {
    if (inQuote(reading, at)) {
      at = reading.quoteRuns[reading.quoteOf[at] ?? -1]?.last ?? at
      continue
    }
    if (cutsAt(reading, at, context)) return at - 1
  }
  return end
}

function cutsAt(reading: Reading, at: number, { cue, index }: { cue: Cue; index: CueIndex }): boolean {
  const word = wordAt(reading, at)
  if (word === ',') {
    const next = at + 1
    if (wordAt(reading, next) === 'according' && wordAt(reading, next + 1) === 'to') return true
    if (isCueGerund(reading, next) || (isClass(reading, next, ADVERB) && isCueGerund(reading, next + 1)))
      return true
    if (CONTRASTS.has(wordAt(reading, next))) return leadsToCue(reading, next, { cue, index })
    const other = index.bySubject.get(next)
    return other !== undefined && isFiniteForm(other)
  }
  if (CONTRASTS.has(word) && word !== 'as') return leadsToCue(reading, at, { cue, index })
  return false
}

function isCueGerund(reading: Reading, index: number): boolean {
  const entry = CUE_WORDS.get(wordAt(reading, index))
  return entry?.form === 'gerund' && entry.features !== 0 && !inQuote(reading, index)
}

/** True when, after the connective at `at`, the same source goes on with a second cue or another source begins with one. */
function leadsToCue(reading: Reading, at: number, { cue, index }: { cue: Cue; index: CueIndex }): boolean {
  let next = at + 1
  const subject = index.bySubject.get(next)
  if (
    subject !== undefined &&
    isFiniteForm(subject) &&
    isClass(reading, at - 1, 0) === false &&
    !isWord(reading, at - 1)
  )
    return true
  while (isClass(reading, next, ADVERB) || (wordAt(reading, next).endsWith('ly') && isWord(reading, next)))
    next++
  const second = findVerb(index, next)
  return second !== undefined && !second.isInfinitive && second.form === cue.form && cue.form !== 'base'
}

function findVerb(index: CueIndex, at: number): Cue | undefined {
  return index.byVerb.get(at)
}

function isFiniteForm(cue: Cue): boolean {
  return cue.form !== 'gerund' && !cue.isInfinitive
}

/** First token at or after `start` that is no comma, colon or dash. */
export function skipMarks(reading: Reading, start: number): number {
  let at = start
  while (!inQuote(reading, at) && [',', ':', '—', '–', '--', '-'].includes(wordAt(reading, at))) at++
  return at
}

/** True when a clause or phrase may begin at `at`: a word that can begin one, within the sentence of `from`. */
export function beginsContent(reading: Reading, from: number, at: number): boolean {
  if (!sameSentence(reading, from, at)) return false
  return isWord(reading, at) && !isClass(reading, at, CONJUNCTION)
}

/** A run without its outer punctuation marks on the right (marks within a quotation stay). */
export function trimRight(reading: Reading, run: Run): Run {
  let { last } = run
  while (last > run.first && !isWord(reading, last) && !inQuote(reading, last)) last--
  return { first: run.first, last }
}
