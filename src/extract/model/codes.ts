/**
 * A document as numbers: for every token its word, stem and shape, and where it stands in quotation, sentence and paragraph.
 * Arrays are padded: PAD blank places stand before, between and after paragraphs, so that a look at
 * a neighbour never needs a bounds check and never sees into another paragraph.
 */
import type { Document, Token } from '../types.ts'
import { hashSuffix, hashWord } from './hash.ts'

export const PAD = 4

/** What a token is, from its characters alone. */
export const SHAPE = {
  none: 0,
  lower: 1,
  title: 2,
  upper: 3,
  mixed: 4,
  number: 5,
  comma: 6,
  stop: 7,
  colon: 8,
  dash: 9,
  open: 10,
  close: 11,
  bracket: 12,
  clitic: 13,
  other: 14,
  initial: 15,
} as const

/** A document's tokens as padded arrays; place p holds token `token[p]`, or a blank where that is -1. */
export interface Codes {
  readonly size: number
  readonly token: Int32Array
  readonly word: Int32Array
  readonly stem: Int32Array
  readonly suffix: Int32Array
  readonly suffix2: Int32Array
  readonly shape: Uint8Array
  /** 0 outside quotation, 1 inside, 2 its opening mark, 3 its closing mark. */
  readonly quoted: Uint8Array
  /** Index of the quotation that a place lies in (its marks too), or -1. */
  readonly quote: Int32Array
  /** First place and end place (exclusive) of each quotation, marks included. */
  readonly quoteStart: Int32Array
  readonly quoteEnd: Int32Array
  /** First place and end place (exclusive) of the sentence and of the paragraph that a place lies in. */
  readonly sentenceStart: Int32Array
  readonly sentenceEnd: Int32Array
  readonly paragraphStart: Int32Array
  readonly paragraphEnd: Int32Array
}

/** Reads a document into numbers, in one pass over its tokens. */
export function encode(doc: Document): Codes {
  const { tokens } = doc
  const last = tokens.at(-1)
  const size = tokens.length + PAD * ((last?.paragraph ?? 0) + 2)
  const codes: Codes = {
    size,
    token: new Int32Array(size).fill(-1),
    word: new Int32Array(size),
    stem: new Int32Array(size),
    suffix: new Int32Array(size),
    suffix2: new Int32Array(size),
    shape: new Uint8Array(size),
    quoted: new Uint8Array(size),
    quote: new Int32Array(size).fill(-1),
    quoteStart: new Int32Array(doc.quotes.length),
    quoteEnd: new Int32Array(doc.quotes.length),
    sentenceStart: new Int32Array(size),
    sentenceEnd: new Int32Array(size),
    paragraphStart: new Int32Array(size),
    paragraphEnd: new Int32Array(size),
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token) encodeToken(codes, token, index)
  }
  markRuns(codes, tokens)
  markQuotes(codes, doc)
  return codes
}

/** Place of a token in the padded arrays. */
export function placeOf(token: Token, index: number): number {
  return index + PAD * (token.paragraph + 1)
}

function encodeToken(codes: Codes, token: Token, index: number): void {
  const at = placeOf(token, index)
  const { text } = token
  codes.token[at] = index
  codes.word[at] = hashWord(text)
  codes.stem[at] = hashWord(stemOf(text))
  codes.suffix[at] = hashSuffix(text, 3)
  codes.suffix2[at] = hashSuffix(text, 2)
  codes.shape[at] = shapeOf(text)
}

/** A word without the commonest endings: "stresses", "stressed", "stressing" -> "stress". */
function stemOf(word: string): string {
  const { length } = word
  if (length < 5) return word
  const end = word.slice(-3).toLowerCase()
  if (end === 'ing') return word.slice(0, length - 3)
  if (end === 'ies' || end === 'ied') return word.slice(0, length - 2)
  if (end.endsWith('ed') || end === 'ses') return word.slice(0, length - 2)
  if (end.endsWith('e') || (end.endsWith('s') && !end.endsWith('ss'))) return word.slice(0, length - 1)
  return word
}

const MARKS: ReadonlyMap<string, number> = new Map([
  [',', SHAPE.comma],
  ['.', SHAPE.stop],
  ['?', SHAPE.stop],
  ['!', SHAPE.stop],
  ['…', SHAPE.stop],
  ['...', SHAPE.stop],
  [':', SHAPE.colon],
  [';', SHAPE.colon],
  ['-', SHAPE.dash],
  ['--', SHAPE.dash],
  ['–', SHAPE.dash],
  ['—', SHAPE.dash],
  ['―', SHAPE.dash],
  ['(', SHAPE.bracket],
  [')', SHAPE.bracket],
  ['[', SHAPE.bracket],
  [']', SHAPE.bracket],
])

function shapeOf(text: string): number {
  const code = text.charCodeAt(0)
  if (code >= 48 && code <= 57) return SHAPE.number
  const lower = text.toLowerCase()
  if (lower === text.toUpperCase()) return MARKS.get(text) ?? SHAPE.other
  if (lower === text) return code === 39 || code === 0x2019 ? SHAPE.clitic : SHAPE.lower
  const first = text.slice(0, 1)
  if (first !== lower.slice(0, 1)) {
    if (text.length === 2 && text.endsWith('.')) return SHAPE.initial
    if (text.slice(1) === lower.slice(1)) return SHAPE.title
    if (text === text.toUpperCase()) return SHAPE.upper
  }
  return SHAPE.mixed
}

/** Writes the bounds of sentences and paragraphs to the places in them. */
function markRuns(codes: Codes, tokens: readonly Token[]): void {
  let from = 0
  while (from < tokens.length) {
    const first = tokens[from]
    if (!first) break
    let to = from + 1
    while (tokens[to]?.sentence === first.sentence && tokens[to]?.paragraph === first.paragraph) to++
    const start = placeOf(first, from)
    codes.sentenceStart.fill(start, start, start + to - from)
    codes.sentenceEnd.fill(start + to - from, start, start + to - from)
    from = to
  }
  from = 0
  while (from < tokens.length) {
    const first = tokens[from]
    if (!first) break
    let to = from + 1
    while (tokens[to]?.paragraph === first.paragraph) to++
    const start = placeOf(first, from)
    codes.paragraphStart.fill(start, start, start + to - from)
    codes.paragraphEnd.fill(start + to - from, start, start + to - from)
    from = to
  }
}

/** Writes quotation state, walking tokens and quotations side by side. */
function markQuotes(codes: Codes, doc: Document): void {
  let index = 0
  for (let number = 0; number < doc.quotes.length; number++) {
    const quote = doc.quotes[number]
    if (!quote) break
    while (index < doc.tokens.length && (doc.tokens[index]?.start ?? 0) < quote.outer.start) index++
    const first = doc.tokens[index]
    codes.quoteStart[number] = first ? placeOf(first, index) : 0
    codes.quoteEnd[number] = codes.quoteStart[number] ?? 0
    while (index < doc.tokens.length) {
      const token = doc.tokens[index]
      if (!token || token.start >= quote.outer.end) break
      const at = placeOf(token, index)
      codes.quote[at] = number
      codes.quoteEnd[number] = at + 1
      codes.quoted[at] = token.start < quote.inner.start ? 2 : token.start >= quote.inner.end ? 3 : 1
      if (codes.quoted[at] === 2) codes.shape[at] = SHAPE.open
      if (codes.quoted[at] === 3) codes.shape[at] = SHAPE.close
      index++
    }
  }
}
