/**
 * A document as the network reads it: rows of table numbers, one row a token, and a blank row before, between and
 * after paragraphs.
 */
import type { Document, Token } from '../types.ts'
import type { Clues } from './clues.ts'
import { placeOf } from './codes.ts'
import { finish, foldCode, hashWord } from './hash.ts'
import { TAG_COUNT } from './tags.ts'

/** Classes of words by how often they stand in a cue (`Clues.cueClass`). */
const CUE_CLASSES = 5

/** Sizes of the tables that the columns of a row look into; the first has the vocabulary's size. */
export const TABLE_ROWS = {
  ...{ ends: 2048, starts: 2048, shapes: 256, quotation: 6 },
  kinds: TAG_COUNT * CUE_CLASSES,
} as const

/** Columns of a row: word, its last three characters, its first three, its shape, quotation state, tag and cue class. */
export const COLUMNS = 6

/** Word numbers that stand for an unknown word and for a break between paragraphs. */
export const UNKNOWN = 0
export const BREAK = 1

/** Numbers in the quotation column. */
const OUTSIDE = 0
const INSIDE = 1
const OPENING = 2
const CLOSING = 3
const UNCLOSED = 4
const BETWEEN = 5

/** Gives the number of a word by the hash of its folded form (`hashWord`), UNKNOWN when it has none. */
export type WordNumbers = (hash: number) => number

export interface NetworkInput {
  /** [size][COLUMNS] */
  readonly rows: Uint16Array
  readonly size: number
  /** Token of each row, or -1 for a break. */
  readonly token: Int32Array
}

/** A document with the tags and cue classes of its words. */
export interface Tagged {
  readonly doc: Document
  readonly clues: Pick<Clues, 'tag' | 'cueClass'>
}

/** Reads a document into rows; takes time in proportion to its tokens. */
export function networkInput(tagged: Tagged, words: WordNumbers): NetworkInput {
  const { doc } = tagged
  const { tokens } = doc
  const size = tokens.length + (tokens.at(-1)?.paragraph ?? -1) + 2
  const rows = new Uint16Array(size * COLUMNS)
  const token = new Int32Array(size).fill(-1)
  const quotation = quotationStates(doc)
  let row = 0
  let paragraph = -1
  for (let index = 0; index < tokens.length; index++) {
    const here = tokens[index]
    if (!here) break
    for (; paragraph < here.paragraph; paragraph++) row = putBreak(rows, row)
    token[row] = index
    putToken(rows, row, here, words)
    rows[row * COLUMNS + 4] = quotation[index] ?? OUTSIDE
    rows[row * COLUMNS + 5] = kindOfWord(tagged, placeOf(here, index))
    row++
  }
  putBreak(rows, row)
  return { rows, size: row + 1, token }
}

/** Room for the rows of a window by their hash; at most half full. */
const SLOTS = 1024
const slots = new Int16Array(SLOTS)

/**
 * Deals rows `from`..`to` (at most half of SLOTS) into kinds: rows whose numbers are all the same, about half of an article's.
 * Writes the numbers of each kind, in order of first coming, and the kind of each row; gives how many kinds there are.
 */
export function sortRows(
  rows: Uint16Array,
  from: number,
  to: number,
  { numbers, which }: { readonly numbers: Uint16Array; readonly which: Uint16Array },
): number {
  let kinds = 0
  slots.fill(-1)
  for (let row = from; row < to; row++) {
    const at = row * COLUMNS
    let hash = rows[at] as number
    for (let column = 1; column < COLUMNS; column++)
      hash = Math.imul(hash, 0x01000193) ^ (rows[at + column] as number)
    let slot = finish(hash) & (SLOTS - 1)
    let kind = slots[slot] as number
    while (kind >= 0 && !isKind(numbers, kind, rows, at)) {
      slot = (slot + 1) & (SLOTS - 1)
      kind = slots[slot] as number
    }
    if (kind < 0) {
      kind = kinds++
      slots[slot] = kind
      for (let column = 0; column < COLUMNS; column++)
        numbers[kind * COLUMNS + column] = rows[at + column] as number
    }
    which[row - from] = kind
  }
  return kinds
}

function isKind(numbers: Uint16Array, kind: number, rows: Uint16Array, at: number): boolean {
  for (let column = 0; column < COLUMNS; column++) {
    if (numbers[kind * COLUMNS + column] !== rows[at + column]) return false
  }
  return true
}

function kindOfWord({ clues }: Tagged, place: number): number {
  return (clues.tag[place] as number) * CUE_CLASSES + (clues.cueClass[place] as number)
}

function putBreak(rows: Uint16Array, row: number): number {
  rows[row * COLUMNS] = BREAK
  rows[row * COLUMNS + 4] = BETWEEN
  return row + 1
}

function putToken(rows: Uint16Array, row: number, token: Token, words: WordNumbers): void {
  const { text } = token
  const at = row * COLUMNS
  rows[at] = words(hashWord(text))
  rows[at + 1] = 1 + (pieceHash(text, Math.max(0, text.length - 3), text.length) % (TABLE_ROWS.ends - 1))
  rows[at + 2] = 1 + (pieceHash(text, 0, Math.min(3, text.length)) % (TABLE_ROWS.starts - 1))
  rows[at + 3] = 1 + (shapeHash(text) % (TABLE_ROWS.shapes - 1))
}

function pieceHash(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ foldCode(text.charCodeAt(at)), 0x01000193)
  return finish(hash) >>> 0
}

/** Characters of a word that its shape is read from. */
const SHAPE_LENGTH = 12

/** Hash of a word's kinds of character, runs of one kind cut to two: "Trump" and "Obama" are alike, "Trump's" is not. */
function shapeHash(text: string): number {
  let hash = 0x811c9dc5
  let last = -1
  let run = 0
  for (let at = 0; at < text.length && at < SHAPE_LENGTH; at++) {
    const kind = kindOf(text, at)
    run = kind === last ? run + 1 : 1
    last = kind
    if (run <= 2) hash = Math.imul(hash ^ kind, 0x01000193)
  }
  return finish(hash) >>> 0
}

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return 1
  if (code >= 65 && code <= 90) return 2
  if (code >= 48 && code <= 57) return 3
  if (code < 128) return code
  const character = text.charAt(at)
  const lower = character.toLowerCase()
  if (lower === character.toUpperCase()) return foldCode(code)
  return lower === character ? 1 : 2
}

/** Quotation state of each token, walking tokens and quotations side by side. */
function quotationStates(doc: Document): Uint8Array {
  const { tokens } = doc
  const states = new Uint8Array(tokens.length)
  let index = 0
  for (const quote of doc.quotes) {
    while (index < tokens.length && (tokens[index]?.start ?? 0) < quote.outer.start) index++
    for (; index < tokens.length; index++) {
      const start = tokens[index]?.start ?? quote.outer.end
      if (start >= quote.outer.end) break
      const inside = quote.closed ? INSIDE : UNCLOSED
      states[index] = start < quote.inner.start ? OPENING : start >= quote.inner.end ? CLOSING : inside
    }
  }
  return states
}
