/**
 * Gives every cue its source: the noun phrase at its side, or, for a second cue (`said … and insisted …`, `…, adding …`), the
 * source of the cue before it, or else the subject of the sentence.
 */
import { AUXILIARY, CONJUNCTION, PREPOSITION, RELATIVE, SUBORDINATOR } from '../lexicon/closed-words.ts'
import type { Cue } from './cues.ts'
import { nounPhraseStart } from './noun-phrases.ts'
import {
  inQuote,
  isCapital,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceFirst,
  wordAt,
} from './reading.ts'
import { sourceAfter } from './sources.ts'

/** A cue's sentence subject is not looked for over more tokens than this. */
const REACH = 60

/** The cues with `subject` filled in where another cue or the sentence gives it. */
export function linkSources(reading: Reading, cues: readonly Cue[]): Cue[] {
  const linked: Cue[] = []
  let previous: Cue | null = null
  for (const cue of cues) {
    const before: Cue | null =
      previous !== null && sameSentence(reading, previous.verb, cue.verb) ? previous : null
    const subject: Run | null = isParticiple(reading, cue)
      ? participleSource(reading, cue, before)
      : (cue.subject ?? sharedSource(reading, cue, before))
    const result: Cue = { ...cue, subject }
    linked.push(result)
    if (subject !== null) previous = result
  }
  return linked
}

/** "…, adding that …": an -ing form that is no progressive ("is adding"). */
export function isParticiple(reading: Reading, cue: Cue): boolean {
  return (
    cue.form === 'gerund' &&
    !isClass(reading, cue.verb - 1, AUXILIARY) &&
    !isClass(reading, cue.run.first, AUXILIARY)
  )
}

function participleSource(reading: Reading, cue: Cue, before: Cue | null): Run | null {
  const last = cue.run.first - 1
  if (isWord(reading, last) && !isClass(reading, last, CONJUNCTION | PREPOSITION | SUBORDINATOR)) {
    const first = sameSentence(reading, last, cue.verb) ? nounPhraseStart(reading, last) : -1
    if (first >= 0) return { first, last }
  }
  if (before !== null) return before.subject
  return sentenceSubject(reading, cue.verb)
}

function sharedSource(reading: Reading, cue: Cue, before: Cue | null): Run | null {
  if (cue.isPassive || cue.isInfinitive || cue.form === 'gerund' || cue.form === 'base') return null
  const word = wordAt(reading, cue.run.first - 1)
  if (word !== 'and' && word !== 'but' && word !== 'then') return null
  if (before !== null && before.form === cue.form) return before.subject
  return cue.form === 'past' && before === null ? sentenceSubject(reading, cue.verb) : null
}

/** The noun phrase that begins the sentence (after a leading phrase and its comma) and ends before the token `verb`. */
export function sentenceSubject(reading: Reading, verb: number): Run | null {
  const first = sentenceFirst(reading, verb)
  if (verb - first > REACH) return null
  // "As Ann Lee, a lawyer, put it"
  let at = wordAt(reading, first) === 'as' && isCapital(reading, first + 1) ? first + 1 : first
  while (at < verb) {
    const subject = canBegin(reading, at) ? sourceAfter(reading, at) : null
    if (subject !== null && subject.last < verb) return subject
    while (at < verb && !endsLead(reading, at)) at++
    at++
  }
  return null
}

/** True where a subject may begin; a number alone is a date's ("On July 6, 2015, Lee said"). */
function canBegin(reading: Reading, at: number): boolean {
  if (!isWord(reading, at) || inQuote(reading, at)) return false
  if (/^\d/.test(wordAt(reading, at)) && !isWord(reading, at + 1)) return false
  return !isClass(reading, at, PREPOSITION | SUBORDINATOR | CONJUNCTION | RELATIVE)
}

/** True for the comma after a leading phrase, or a quotation mark that closes right after one (`On “The Hour,” Lee said`). */
function endsLead(reading: Reading, at: number): boolean {
  if (!inQuote(reading, at)) return wordAt(reading, at) === ','
  return !inQuote(reading, at + 1) && wordAt(reading, at - 1) === ','
}
