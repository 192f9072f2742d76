/**
 * A cue with what stands around it: the source on either side, the place where a content may begin, the quotation before it.
 */

import { AUXILIARY, OBJECT_PRONOUN } from '../lexicon/closed-words.ts'
import { ADDRESSEE, CLAUSE, QUOTE } from '../lexicon/cue-verbs.ts'
import { skipAddressee, skipAdjuncts } from './adjuncts.ts'
import type { Cue } from './cues.ts'
import { isNominal } from './noun-phrases.ts'
import {
  inQuote,
  isCapital,
  isClass,
  isWord,
  type Reading,
  type Run,
  sentenceLast,
  wordAt,
} from './reading.ts'
import { sourceAfter } from './sources.ts'

/** True for a form that can be the main verb of an attribution ("said", "has said"), not "to say", "was told", "saying". */
export function isFiniteCue(reading: Reading, cue: Cue): boolean {
  if (cue.isPassive || cue.isInfinitive) return false
  if (cue.form === 'past' || cue.form === 'present') return true
  if (cue.form === 'participle') return cue.run.first < cue.verb
  if (cue.form === 'gerund') return isClass(reading, cue.verb - 1, AUXILIARY)
  return cue.run.first < cue.verb || isPluralSubject(reading, cue)
}

/** "critics say", "they think", "who believe": only such a subject has a verb in its base form. */
function isPluralSubject(reading: Reading, cue: Cue): boolean {
  if (cue.subject === null) return false
  const { first, last } = cue.subject
  for (let at = first; at <= last; at++) if (wordAt(reading, at) === 'and') return true
  for (let at = last; at >= first; at--) {
    const word = wordAt(reading, at)
    if (
      [
        'i',
        'we',
        'they',
        'you',
        'who',
        'many',
        'some',
        'others',
        'most',
        'people',
        'both',
        'police',
        'two',
        'three',
        'four',
        'five',
      ].includes(word)
    )
      return true
    if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && isWord(reading, at)) return true
  }
  return false
}

/** The source to the right of an inverted cue ("said Jane Doe"), or null. */
export function invertedSource(reading: Reading, cue: Cue): Run | null {
  if (cue.run.first !== cue.verb || (cue.features & (QUOTE | CLAUSE)) === 0) return null
  if (cue.form !== 'past' && cue.form !== 'present') return null
  if (
    isClass(reading, cue.verb + 1, OBJECT_PRONOUN) &&
    !isNominal(reading, cue.verb + 2) && // "said her successor"
    wordAt(reading, cue.verb + 1) !== 'it' &&
    wordAt(reading, cue.verb + 1) !== 'you'
  )
    return null
  return sourceAfter(reading, cue.verb + 1)
}

/** First token after a cue and what may stand between it and its content: the person spoken to, a time, an occasion. */
export function afterCue(reading: Reading, cue: Cue): number {
  const start = cue.run.last + 1
  const addressed =
    (cue.features & ADDRESSEE) !== 0 ? skipAddressee(reading, start) : skipTo(reading, cue, start)
  return skipAdjuncts(reading, addressed)
}

const SPOKEN_TO = new Set([
  'say',
  'write',
  'explain',
  'complain',
  'repeat',
  'admit',
  'reveal',
  'confess',
  'suggest',
  'remark',
  'insist',
])

/** "said to reporters", "wrote to his followers". */
function skipTo(reading: Reading, cue: Cue, start: number): number {
  if (!SPOKEN_TO.has(cue.base)) return start
  return wordAt(reading, start) === 'to' && !isClass(reading, start + 1, AUXILIARY)
    ? skipAddressee(reading, start + 1)
    : start
}

/** Index of the quotation that ends just before the token `at` (a comma may stand between), or -1. */
export function quoteEndingBefore(reading: Reading, at: number): number {
  const { tokens } = reading.document
  let last = at - 1
  if ([',', '—', '–', '--'].includes(wordAt(reading, last)) && !inQuote(reading, last)) last--
  const quote = reading.quoteOf[last] ?? -1
  if (quote < 0 || tokens[last]?.paragraph !== tokens[at]?.paragraph) return -1
  return reading.quoteRuns[quote]?.last === last ? quote : -1
}

/** True when the quotation closes as speech does: with a comma, stop, dash, question or exclamation mark within or just after. */
export function endsAsSpeech(reading: Reading, quote: number): boolean {
  const run = reading.quoteRuns[quote]
  const inner = reading.document.quotes[quote]?.inner
  if (run === undefined || inner === undefined) return false
  const { text } = reading.document
  let final = inner.end - 1
  while (final > inner.start && '\'’”"'.includes(text.charAt(final))) final-- // a nested quotation may end with it
  if (',.?!…—–-'.includes(text.charAt(final))) return true
  return [',', '.', '?', '!', '—', '–', '--'].includes(wordAt(reading, run.last + 1))
}

/** True when the quoted words read as a title: most begin with a capital. */
export function isTitle(reading: Reading, run: Run): boolean {
  let words = 0
  let capitals = 0
  for (let at = run.first; at <= run.last; at++) {
    if (!isWord(reading, at)) continue
    words++
    if (isCapital(reading, at)) capitals++
  }
  return capitals * 2 > words
}

/** Index of the quotation that begins at the token `at`, or -1. */
export function quoteStartingAt(reading: Reading, at: number): number {
  const quote = reading.quoteOf[at] ?? -1
  return quote >= 0 && reading.quoteRuns[quote]?.first === at ? quote : -1
}

/** First token of the next sentence of the same paragraph, or -1. */
export function nextSentenceFirst(reading: Reading, at: number): number {
  const { tokens } = reading.document
  const next = sentenceLast(reading, at) + 1
  return tokens[next]?.paragraph === tokens[at]?.paragraph ? next : -1
}
