/**
 * The document as the patterns see it: what each token may be, and where quotations stand. Made once for a document;
 * positions here are indexes into `Document.tokens`, both ends included.
 */
import { classOf, DIGIT, isUpperAt, isWordCode, LETTER } from '../characters.ts'
import { CLOSED_WORDS } from '../lexicon/closed-words.ts'
import type { Document, Span } from '../types.ts'

/** A sentence longer than this many tokens is no sentence: nothing is looked for over its whole length. */
const LONGEST = 200

/** A run of tokens, `first` to `last`, both included. */
export interface Run {
  readonly first: number
  readonly last: number
}

export interface Reading {
  readonly document: Document
  /** Lower-case text of each token. */
  readonly words: readonly string[]
  /** Bits of `closed-words.ts` for each token. */
  readonly classes: Int32Array
  /** 1 where the token begins with a capital. */
  readonly capital: Uint8Array
  /** Index of the quotation that the token is in (its marks too), or -1. */
  readonly quoteOf: Int32Array
  /** First and last token of each quotation, its marks too. */
  readonly quoteRuns: readonly Run[]
  /** First and last token of each sentence. */
  readonly sentenceRuns: readonly Run[]
  /** First and last token of each paragraph. */
  readonly paragraphRuns: readonly Run[]
}

/** Reads a document for the patterns; time in proportion to its tokens. */
export function makeReading(document: Document): Reading {
  const { text, tokens, quotes } = document
  const words: string[] = []
  const classes = new Int32Array(tokens.length)
  const capital = new Uint8Array(tokens.length)
  const quoteOf = new Int32Array(tokens.length).fill(-1)
  const quoteRuns: Run[] = []
  const sentenceRuns: Run[] = []
  const paragraphRuns: Run[] = []
  let quote = 0
  for (const [index, token] of tokens.entries()) {
    const isUpper = isUpperAt(text, token.start)
    const word = token.text.toLowerCase()
    words.push(word)
    paragraphRuns[token.paragraph] = { first: paragraphRuns[token.paragraph]?.first ?? index, last: index }
    sentenceRuns[token.sentence] = { first: sentenceRuns[token.sentence]?.first ?? index, last: index }
    classes[index] = CLOSED_WORDS.get(word) ?? 0
    if (isUpper) capital[index] = 1
    while (quote < quotes.length && (quotes[quote]?.outer.end ?? 0) <= token.start) quote++
    const around = quotes[quote]
    if (around === undefined || token.start < around.outer.start) continue
    quoteOf[index] = quote
    const run = quoteRuns[quote]
    quoteRuns[quote] = { first: run?.first ?? index, last: index }
  }
  return { document, words, classes, capital, quoteOf, quoteRuns, sentenceRuns, paragraphRuns }
}

/** True when the token at `index` may belong to any of the closed classes in `bits`. */
export function isClass(reading: Reading, index: number, bits: number): boolean {
  return ((reading.classes[index] ?? 0) & bits) !== 0
}

/** Lower-case text of the token at `index`, or '' outside the document. */
export function wordAt(reading: Reading, index: number): string {
  return reading.words[index] ?? ''
}

/** True when the token at `index` is a word or number, no punctuation mark. */
export function isWord(reading: Reading, index: number): boolean {
  const token = reading.document.tokens[index]
  if (token === undefined) return false
  const first = classOf(token.text.charCodeAt(0))
  return (
    first === LETTER || first === DIGIT || (token.text.length > 1 && isWordCode(token.text.charCodeAt(1)))
  )
}

export function isCapital(reading: Reading, index: number): boolean {
  return reading.capital[index] === 1
}

export function inQuote(reading: Reading, index: number): boolean {
  return (reading.quoteOf[index] ?? -1) >= 0
}

/** True when both tokens exist and are in one sentence. */
export function sameSentence(reading: Reading, a: number, b: number): boolean {
  const { tokens } = reading.document
  const left = tokens[a]
  return left !== undefined && left.sentence === tokens[b]?.sentence
}

/** True when both tokens exist and are in one paragraph. */
export function sameParagraph(reading: Reading, a: number, b: number): boolean {
  const { tokens } = reading.document
  const left = tokens[a]
  return left !== undefined && left.paragraph === tokens[b]?.paragraph
}

/** True when a quotation begins at the token `index`. */
export function quoteStart(reading: Reading, index: number): boolean {
  return reading.quoteRuns[reading.quoteOf[index] ?? -1]?.first === index
}

/** Index of the first token of the sentence that holds the token at `index`. */
export function sentenceFirst(reading: Reading, index: number): number {
  return reading.sentenceRuns[reading.document.tokens[index]?.sentence ?? -1]?.first ?? index
}

/** Index of the last token of the sentence that holds the token at `index`. */
export function sentenceLast(reading: Reading, index: number): number {
  return reading.sentenceRuns[reading.document.tokens[index]?.sentence ?? -1]?.last ?? index
}

/** Where a content before `last` begins: at its sentence, or at `otherwise` when the sentence began more than `LONGEST` tokens ago. */
export function contentFirst(reading: Reading, last: number, otherwise: number): number {
  const first = sentenceFirst(reading, last)
  if (last - first > LONGEST) return otherwise
  const shown = afterDateline(reading, first)
  return shown <= last ? shown : first
}

/** Token after a dateline ("KYIV, March 3 (Newswire) — "), or `first`. */
function afterDateline(reading: Reading, first: number): number {
  if (reading.paragraphRuns[reading.document.tokens[first]?.paragraph ?? -1]?.first !== first) return first
  for (let at = first + 1; at < first + 14; at++) {
    const word = wordAt(reading, at)
    if (word !== '—' && word !== '–' && word !== '--' && word !== '-') continue
    const before = reading.document.tokens[at - 1]?.text ?? ''
    return before === ')' || (before.length > 2 && before === before.toUpperCase() && isWord(reading, at - 1))
      ? at + 1
      : first
  }
  return first
}

/** The span of a run of tokens. */
export function spanOf(reading: Reading, run: Run): Span {
  const { tokens } = reading.document
  return { start: tokens[run.first]?.start ?? 0, end: tokens[run.last]?.end ?? 0 }
}
