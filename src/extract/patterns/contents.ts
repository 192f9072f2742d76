/**
 * Bounds of what was said: where a content begins and ends.
 */
import { ADVERB, AUXILIARY, CONJUNCTION, PREPOSITION, VERB } from '../lexicon/closed-words.ts'
import { CLAUSE, CUE_WORDS, INFINITIVE, PERSON_INFINITIVE, QUOTE, THOUGHT } from '../lexicon/cue-verbs.ts'
import { skipTime } from './adjuncts.ts'
import type { Cue } from './cues.ts'
import {
  inQuote,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceLast,
  wordAt,
} from './reading.ts'

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

/** No content within a sentence is longer than this many tokens, so that a text without stops costs no more. */
const LONGEST = 200

const CONTRASTS = new Set(['while', 'though', 'although', 'but', 'and', 'as', 'whereas', 'yet'])

/** After a comma these begin a remark of the writer's own more often than not. */
const REMARKS = new Set(['though', 'although', 'while', 'whereas', 'despite', 'compared'])

/** What governs a content. `isNarrow`: it is a noun phrase or infinitive ("denied …"), which a comma ends. */
export interface ContentContext {
  readonly cue: Cue
  readonly index: CueIndex
  readonly isNarrow?: boolean
}

/**
 * Last token of a content that begins at `start` and is governed by `cue`: the end of the sentence, or the place where
 * the sentence goes over to another cue ("… and insisted …", ", adding …", ", while Kyiv said …", ", according to …").
 */
export function contentLast(reading: Reading, start: number, context: ContentContext): number {
  const end = Math.min(sentenceLast(reading, start), start + LONGEST)
  for (let at = start; at <= end; at++) {
    if (inQuote(reading, at)) {
      at = reading.quoteRuns[reading.quoteOf[at] ?? -1]?.last ?? at
      continue
    }
    if (
      at > start &&
      (cutsAt(reading, at, context) || (context.isNarrow === true && cutsNarrow(reading, at, context.cue)))
    )
      return at - 1
  }
  return end
}

function cutsAt(reading: Reading, at: number, { cue, index }: ContentContext): boolean {
  const word = wordAt(reading, at)
  if (word === ',') {
    const next = at + 1
    if (wordAt(reading, next) === 'according' && wordAt(reading, next + 1) === 'to') return true
    if (REMARKS.has(wordAt(reading, next))) return true
    if (isCueGerund(reading, next) || (isClass(reading, next, ADVERB) && isCueGerund(reading, next + 1)))
      return true
    if (CONTRASTS.has(wordAt(reading, next))) return leadsToCue(reading, next, { cue, index })
    const other = index.bySubject.get(next)
    return other !== undefined && isFiniteForm(other) && (other.features & (CLAUSE | QUOTE)) !== 0
  }
  if (CONTRASTS.has(word) && word !== 'as') return leadsToCue(reading, at, { cue, index })
  return false
}

/** A comma, a time that ends the sentence, or "and" with another verb. */
function cutsNarrow(reading: Reading, at: number, cue: Cue): boolean {
  const word = wordAt(reading, at)
  if (word === ',' || word === '(' || word === '—' || word === ';' || word === 'during') return true
  if (word === 'and' || word === 'but') return beginsVerbPhrase(reading, at + 1)
  if ((cue.features & (INFINITIVE | PERSON_INFINITIVE)) !== 0) return false // a promise keeps its date
  const time = skipTime(reading, at)
  return time > at && !isWord(reading, time) && !isClass(reading, at - 1, PREPOSITION)
}

function beginsVerbPhrase(reading: Reading, start: number): boolean {
  let at = start
  while (isClass(reading, at, ADVERB)) at++
  if (isClass(reading, at, VERB | AUXILIARY)) return true
  const word = wordAt(reading, at)
  return (word.endsWith('ed') && word.length > 4) || CUE_WORDS.get(word)?.form === 'past'
}

function isCueGerund(reading: Reading, index: number): boolean {
  const entry = CUE_WORDS.get(wordAt(reading, index))
  return entry?.form === 'gerund' && entry.features !== 0 && !inQuote(reading, index)
}

/** True when, after the connective at `at`, the same source goes on with a second cue or another source begins with one. */
function leadsToCue(reading: Reading, at: number, { cue, index }: ContentContext): boolean {
  let next = at + 1
  const subject = index.bySubject.get(next)
  if (subject !== undefined && isFiniteForm(subject) && !isWord(reading, at - 1)) return true
  while (isClass(reading, next, ADVERB) || (wordAt(reading, next).endsWith('ly') && isWord(reading, next)))
    next++
  const second = index.byVerb.get(next)
  if (second === undefined || second.isInfinitive || second.form !== cue.form || cue.form === 'base')
    return false
  const isSpoken = (second.features & (CLAUSE | QUOTE)) !== 0 && (second.features & THOUGHT) === 0
  return isSpoken || wordAt(reading, at) === 'but' || (cue.features & (CLAUSE | QUOTE)) === 0
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
