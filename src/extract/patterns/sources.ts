/**
 * Links a cue to its source: the noun phrase on one side of it, with title, role and apposition.
 */
import { ADVERB, DETERMINER, NUMBER, PREPOSITION, RELATIVE, ROLE } from '../lexicon/closed-words.ts'
import { isClauseStart, isNominal, nounPhraseStart } from './noun-phrases.ts'
import { nounPhraseFrom } from './noun-phrases-right.ts'
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

/** How far back an aside may begin, in tokens. */
const REACH = 60

/** An aside holds fewer marks of its own kind than this. */
const MOST_ASIDES = 6

/**
 * The source that ends just before the token `cue`: a noun phrase, with an aside after it
 * (`Jane Doe, a doctor,` / `Jane Doe (D-Ohio)` / `Jane Doe — a doctor —`). Null when there is none.
 */
export function sourceBefore(reading: Reading, cue: number): Run | null {
  const last = cue - 1
  if (!sameSentence(reading, last, cue) || inQuote(reading, last)) return null
  const mark = wordAt(reading, last)
  if (mark === ',') return sourceBeforeAside(reading, last, ',')
  if (mark === ')') return sourceBeforeBracket(reading, last)
  if (mark === '—' || mark === '–' || mark === '--' || mark === '-')
    return sourceBeforeAside(reading, last, mark)
  const first = nounPhraseStart(reading, last)
  return first < 0 ? null : { first, last }
}

function sourceBeforeBracket(reading: Reading, close: number): Run | null {
  for (let at = close - 1; at > close - 14 && sameSentence(reading, at, close); at--) {
    if (wordAt(reading, at) !== '(') continue
    const first = nounPhraseStart(reading, at - 1)
    return first < 0 ? null : { first, last: close }
  }
  return null
}

/** `Ann Lee (Norwood)`: the token before a bracket that closes at `last`; else `last`. */
function beforeBracket(reading: Reading, last: number): number {
  if (wordAt(reading, last) !== ')') return last
  for (let at = last - 1; at > last - 14 && sameSentence(reading, at, last); at--)
    if (wordAt(reading, at) === '(') return at - 1
  return last
}

/** `close` is the mark that ends the aside; the aside may itself hold such marks. */
function sourceBeforeAside(reading: Reading, close: number, mark: string): Run | null {
  let tries = 0
  for (
    let at = close - 1;
    at > close - REACH && tries < MOST_ASIDES && sameSentence(reading, at, close);
    at--
  ) {
    if (wordAt(reading, at) !== mark || inQuote(reading, at)) continue
    tries++
    const first = nounPhraseStart(reading, beforeBracket(reading, at - 1))
    if (first < 0 || !isClauseStart(reading, first) || isAge(reading, first, at - 1)) continue
    const aside = asideKind(reading, at + 1)
    if (aside === 'none') continue
    const widened = aside === 'noun' ? widen(reading, first) : first
    return { first: widened, last: aside === 'noun' ? close - 1 : at - 1 }
  }
  return null
}

/** `Ann Lee, 35, a doctor,`: a number alone is no head. */
function isAge(reading: Reading, first: number, last: number): boolean {
  return first === last && /^\d/.test(wordAt(reading, first))
}

/** `Ann Lee, a doctor, of Leeds,` / `The tenant, Ann Lee, 58,`: when the head found is itself an apposition, the phrase before it is the head. */
function widen(reading: Reading, first: number): number {
  if (wordAt(reading, first - 1) !== ',') return first
  const head = nounPhraseStart(reading, first - 2)
  if (head < 0 || !isClauseStart(reading, head) || isClass(reading, head, PREPOSITION)) return first
  const isNameAndRole = isCapital(reading, first - 2) && isClass(reading, first, DETERMINER)
  const isRoleAndName =
    isClass(reading, head, DETERMINER) && !isCapital(reading, first - 2) && isCapital(reading, first)
  return isNameAndRole || isRoleAndName ? head : first
}

type Aside = 'noun' | 'other' | 'none'

/** What an aside is by its first word: a noun phrase or relative clause that goes with the source, or something said in between. */
function asideKind(reading: Reading, index: number): Aside {
  const word = wordAt(reading, index)
  if (isClass(reading, index, RELATIVE) || word === 'whose') return 'noun'
  if (isClass(reading, index, DETERMINER | NUMBER | ROLE)) return 'noun'
  if (/^\d/.test(word)) return 'noun'
  if (isClass(reading, index, PREPOSITION | ADVERB)) return word === 'of' ? 'noun' : 'other'
  if (
    word.endsWith('ing') ||
    word.endsWith('ed') ||
    word.endsWith('ly') ||
    word === 'when' ||
    word === 'while' ||
    word === 'as'
  )
    return 'other'
  return isWord(reading, index) && isNominal(reading, index) ? 'noun' : 'none'
}

/**
 * The source that begins at `start`, to the right of an inverted cue (`said Jane Doe, a doctor at the clinic`).
 * A relative clause ("who …") is left out. Null when no noun phrase begins there.
 */
export function sourceAfter(reading: Reading, start: number): Run | null {
  const head = nounPhraseFrom(reading, start)
  if (head === null) return null
  let { last } = head
  if (wordAt(reading, last + 1) === '(') last = bracketEnd(reading, last + 1) ?? last
  for (let asides = 0; asides < 2; asides++) {
    const comma = last + 1
    if (wordAt(reading, comma) !== ',' || !sameSentence(reading, comma, start)) break
    const first = comma + 1
    const isApposition =
      isClass(reading, first, DETERMINER | ROLE) ||
      (isCapital(reading, first) && (isCapital(reading, last) || isClass(reading, head.first, DETERMINER))) ||
      /^\d/.test(wordAt(reading, first))
    const aside = isApposition ? nounPhraseFrom(reading, first) : null
    if (aside === null) break
    last = aside.last
  }
  return { first: head.first, last }
}

function bracketEnd(reading: Reading, open: number): number | null {
  for (let at = open + 1; at < open + 14 && sameSentence(reading, at, open); at++)
    if (wordAt(reading, at) === ')') return at
  return null
}
