/**
 * Splits a paragraph into words and single punctuation marks, in one pass.
 * `Don't pay U.S. firms $10,000 — Putin's co-chair.` -> Do n't pay U.S. firms $ 10,000 — Putin 's co-chair .
 * Clitics are cut off as treebanks do, hyphenated words stay whole, abbreviations and initials keep their full stop.
 */
import {
  classOf,
  DIGIT,
  isApostrophe,
  isLowerAt,
  isUpperAt,
  isWordCode,
  LETTER,
  MARK,
  SPACE,
} from './characters.ts'
import { LEADING_ABBREVIATIONS, NEEDS_CAPITAL, TRAILING_ABBREVIATIONS } from './lexicon/abbreviations.ts'
import type { Span } from './types.ts'

const CLITICS: ReadonlySet<string> = new Set(['s', 'd', 'm', 'll', 're', 've'])
const DOT = 46
const HYPHEN = 45
const COMMA = 44

/** Longest abbreviation in the lists; longer words are not looked up. */
const LONGEST_ABBREVIATION = 7

/** Calls `emit(start, end)` for each token of `text` within `span`, in order; offsets are UTF-16 into `text`. */
export function splitTokens(text: string, span: Span, emit: (start: number, end: number) => void): void {
  let at = span.start
  while (at < span.end) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === SPACE) {
      at++
      continue
    }
    const end = Math.min(kind === MARK ? markEnd(text, at) : wordEnd(text, at), span.end)
    emit(at, end)
    at = end
  }
}

function markEnd(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  if (code >= 0xd800 && code <= 0xdbff) return next >= 0xdc00 && next <= 0xdfff ? at + 2 : at + 1
  if (code === DOT || code === HYPHEN) return runEnd(text, at, code)
  if ((code === 0x27 || code === 0x60) && next === code) return at + 2
  if (isApostrophe(code)) return apostropheEnd(text, at)
  if ((code === 64 || code === 35) && classOf(next) === LETTER) return wordEnd(text, at + 1) // @name #topic
  return at + 1
}

/** "...", "--": a run of one mark is one token. */
function runEnd(text: string, at: number, code: number): number {
  let end = at + 1
  while (text.charCodeAt(end) === code) end++
  return end
}

/** "'s" after a word, "’90s" and "’em" after white space; else the mark alone. */
function apostropheEnd(text: string, at: number): number {
  const afterWord = isWordCode(text.charCodeAt(at - 1))
  if (afterWord && isCliticAt(text, at)) return lettersEnd(text, at + 1)
  const decade = classOf(text.charCodeAt(at + 1)) === DIGIT && classOf(text.charCodeAt(at + 2)) === DIGIT
  if (!afterWord && decade && !isWordCode(text.charCodeAt(at + 4))) return wordEnd(text, at + 1)
  return at + 1
}

function lettersEnd(text: string, at: number): number {
  let end = at
  while (classOf(text.charCodeAt(end)) === LETTER) end++
  return end
}

/** True when an apostrophe at `at` begins a clitic: 's 'd 'm 'll 're 've and nothing more. */
function isCliticAt(text: string, at: number): boolean {
  const length = classOf(text.charCodeAt(at + 2)) === LETTER ? 2 : 1
  if (isWordCode(text.charCodeAt(at + 1 + length))) return false
  return CLITICS.has(text.slice(at + 1, at + 1 + length).toLowerCase())
}

/** True when "n't" begins at `at`. */
function isNotAt(text: string, at: number): boolean {
  const n = text.charCodeAt(at) | 32
  return (
    n === 110 &&
    isApostrophe(text.charCodeAt(at + 1)) &&
    (text.charCodeAt(at + 2) | 32) === 116 &&
    !isWordCode(text.charCodeAt(at + 3))
  )
}

function wordEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (isWordCode(code)) {
      if (at > start && isNotAt(text, at)) return at
      at++
      continue
    }
    if (!joins(text, start, at, code)) break
    at++
  }
  return text.charCodeAt(at) === DOT && keepsStop(text, start, at) ? at + 1 : at
}

/** True when the mark at `at` joins what stands on both its sides into one word. */
function joins(text: string, start: number, at: number, code: number): boolean {
  if (code > 127 && code !== 0x2019 && code !== 0x2011) return false
  const before = classOf(text.charCodeAt(at - 1))
  const after = classOf(text.charCodeAt(at + 1))
  if (after !== LETTER && after !== DIGIT) return false
  if (code === HYPHEN || code === 0x2011) return before === LETTER || before === DIGIT
  if (code === COMMA || code === 58 || code === 47) return before === DIGIT && after === DIGIT
  if (code === 38) return before === LETTER && after === LETTER // AT&T
  if (isApostrophe(code)) return before === LETTER && after === LETTER && !isCliticAt(text, at)
  return code === DOT && dotJoins(text, start, at)
}

/** 3.5, U.S, Ph.D, example.com; not "said.The". */
function dotJoins(text: string, start: number, at: number): boolean {
  const before = at - 1
  if (classOf(text.charCodeAt(before)) === DIGIT) return classOf(text.charCodeAt(at + 1)) === DIGIT
  if (isLowerAt(text, before) && isLowerAt(text, at + 1)) return true
  const single = before === start || text.charCodeAt(before - 1) === DOT
  const nextSingle = !isWordCode(text.charCodeAt(at + 2))
  return nextSingle && (single || at - start <= 2)
}

function keepsStop(text: string, start: number, end: number): boolean {
  const length = end - start
  if (length === 1) return isUpperAt(text, start) && text.charCodeAt(start) !== 73 // an initial; "I." ends a sentence
  if (text.charCodeAt(end - 2) === DOT) return classOf(text.charCodeAt(end - 1)) === LETTER // U.S. a.m. Ph.D.
  if (length > LONGEST_ABBREVIATION) return false
  const word = text.slice(start, end).toLowerCase()
  if (!LEADING_ABBREVIATIONS.has(word) && !TRAILING_ABBREVIATIONS.has(word))
    return isNumberSign(text, start, end)
  return isUpperAt(text, start) || !NEEDS_CAPITAL.has(word)
}

/** "No. 10": the one word that is an abbreviation only before a number. */
function isNumberSign(text: string, start: number, end: number): boolean {
  if (end - start !== 2 || text.slice(start, end) !== 'No') return false
  const space = classOf(text.charCodeAt(end + 1)) === SPACE ? 1 : 0
  return classOf(text.charCodeAt(end + 1 + space)) === DIGIT
}
