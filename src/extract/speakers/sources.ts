/**
 * Reads a source span: is it a pronoun, a name (or several), or a description, and which of its words counts.
 */
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { PronounClass } from '../lexicon/pronouns.ts'
import { DOCUMENTS, UTTERANCES } from '../lexicon/utterances.ts'
import {
  AFTER_NAME,
  apposedName,
  type Chunk,
  headsOf,
  type Inside,
  isHeld,
  listedNames,
  ownerOfWords,
  splitChunks,
} from './chunks.ts'
import { bodyClass, isRole } from './lookups.ts'
import type { Mention } from './model.ts'
import { pronounClass } from './pronoun-class.ts'
import type { Word } from './words.ts'

/** What a source span is. Indices are into the words (inclusive) and into the mentions. */
export type SourceReading =
  | { readonly form: 'none' }
  | { readonly form: 'pronoun'; readonly pronoun: PronounClass; readonly at: number }
  | {
      readonly form: 'names'
      readonly mentions: readonly number[]
      readonly from: number
      readonly to: number
    }
  | DescriptionReading

/** A source that describes. `several`: two or more are joined by "and". */
export interface DescriptionReading {
  readonly form: 'description'
  readonly from: number
  readonly to: number
  readonly head: number
  readonly several: boolean
}

const NONE: SourceReading = { form: 'none' }
const LEAD_INS: ReadonlySet<string> = new Set([
  'by',
  'from',
  'to',
  'of',
  'both',
  'even',
  'as',
  'according',
  'but',
  'and',
  'only',
  'for',
  'like',
  'with',
  'then',
  'while',
  'when',
])
/**
 * Reads a range of words as a source.
 * @param words the words of the document
 * @param range the words of the source span, indices inclusive
 * @param inside the mentions that lie in the range or overlap it: their indices with the mentions, in text order
 */
export function readSource(words: readonly Word[], range: Chunk, inside: Inside): SourceReading {
  const { from, to } = trim(words, range)
  if (from > to) return NONE
  const pronoun = readPronoun(words, from, to)
  if (pronoun !== null) return pronoun
  const chunks = splitChunks(words, { from, to }, inside)
  const first = chunks[0]
  if (first === undefined) return NONE
  const listed = listedNames(words, chunks, inside)
  if (listed.length > 1) return { form: 'names', mentions: listed, from, to }
  const heads = headsOf(words, first, inside)
  const head = heads.at(-1)
  const headMentions = inside.filter(([index]) => heads.includes(index)).map(([, mention]) => mention)
  if (joinsSeveral(words, first, headMentions, inside)) return describe(words, first, true)
  if (head !== undefined) return { form: 'names', mentions: [head], from, to }
  const later = chunks.length > 2 ? listedNames(words, chunks.slice(1), inside) : []
  if (later.length > 1) return { form: 'names', mentions: later, from, to }
  const apposed = apposedName(words, chunks, inside)
  if (apposed !== null) return { form: 'names', mentions: [apposed], from, to }
  const owner = ownerOfWords(words, first, inside)
  if (owner !== null) return { form: 'names', mentions: [owner], from, to }
  return describe(words, first)
}

function describe(words: readonly Word[], chunk: Chunk, several = false): DescriptionReading {
  return { form: 'description', from: chunk.from, to: chunk.to, head: headNoun(words, chunk), several }
}

/** "the campaign and its lawyers", "Doe and her aides": joined by "and", and not two roles of one name ("actor and author Jane Doe"). */
function joinsSeveral(
  words: readonly Word[],
  chunk: Chunk,
  heads: readonly Mention[],
  inside: Inside,
): boolean {
  for (let at = chunk.from + 1; at < chunk.to; at++) {
    const word = words[at]
    if (word === undefined || (PREPOSITIONS.has(word.low) && !isHeld(inside, at))) return false
    if (word.low !== 'and' || isHeld(inside, at)) continue
    const right = heads.find((mention) => mention.first > at)
    if (right === undefined)
      return heads.length > 0 || isDeterminer(words[at + 1]?.low) || isDeterminer(words[chunk.from]?.low)
    const roles = right.kind === 'person' && right.from < right.first
    return !roles && !heads.some((mention) => mention.last < at)
  }
  return false
}

function isDeterminer(low: string | undefined): boolean {
  return low !== undefined && /^(?:the|a|an|his|her|its|their|some|many|other|two|both)$/.test(low)
}

/**
 * The name right after a description: "the club's coach, Jane Doe" when the source span is only "the club's coach".
 * @param words the words of the document
 * @param reading the description
 * @param next the first mention after it, or undefined
 */
export function isNamedAfter(
  words: readonly Word[],
  reading: { to: number; head: number },
  next: Mention | undefined,
): boolean {
  if (
    next === undefined ||
    (next.kind !== 'person' && next.kind !== 'unknown') ||
    !(isRole(words[reading.head]?.low ?? '') || isRole(words[reading.to]?.low ?? ''))
  )
    return false
  if (next.sentence !== words[reading.to]?.sentence) return false
  if (next.from <= reading.to + 1) return true
  const close = words[next.last + 1]
  const start = words[next.from - 1]?.low === 'the' ? next.from - 1 : next.from
  return (
    start === reading.to + 2 && words[reading.to + 1]?.text === ',' && (close === undefined || !close.letters)
  )
}

function trim(words: readonly Word[], range: Chunk): Chunk {
  let { from, to } = range
  while (from <= to && !isContent(words[from])) from++
  while (to > from && /^(?:now|next|then|also|later|still)$/.test(words[to]?.low ?? '')) to--
  while (to >= from && !isContent(words[to]) && words[to]?.text !== ')') to--
  while (from < to && LEAD_INS.has(words[from]?.low ?? '') && !words[from]?.name) from++
  return { from, to }
}

function isContent(word: Word | undefined): boolean {
  return word !== undefined && (word.letters || /^\d/.test(word.text))
}

function readPronoun(words: readonly Word[], from: number, to: number): SourceReading | null {
  const word = words[from]
  if (word === undefined) return null
  const pronoun = pronounClass(word)
  if (pronoun === null) return null
  if (from === to) return { form: 'pronoun', pronoun, at: from }
  const next = words[from + 1]
  const possessive = /^(?:his|her|its|their|my|our|whose)$/.test(word.low)
  if (possessive) {
    const last = words[to]
    const speaksForOwner = last !== undefined && to - from <= 3 && UTTERANCES.has(last.low)
    return speaksForOwner ? { form: 'pronoun', pronoun, at: from } : null
  }
  if (pronoun === 'vague' || pronoun === 'relative') return null
  return next?.low === 'and' ? null : { form: 'pronoun', pronoun, at: from }
}

/** The last word before the first preposition, relative or participle: what the description is of. */
function headNoun(words: readonly Word[], chunk: Chunk): number {
  let head = chunk.from
  for (let at = chunk.from; at <= chunk.to; at++) {
    const word = words[at]
    if (word === undefined) break
    if (at > chunk.from && (PREPOSITIONS.has(word.low) || AFTER_NAME.has(word.low)) && word.low !== 'the')
      break
    if (word.letters) head = at
    if (
      (isRole(word.low) || bodyClass(word.low) !== null || DOCUMENTS.has(word.low)) &&
      /(?:ing|ed)$/.test(words[at + 1]?.low ?? '')
    )
      break
  }
  return head
}

/**
 * True for the cue of an attribution without a source that goes on with its sentence's subject: "Doe left, saying …",
 * "Doe resigned and said …". Not for "was told", which has another subject than the one who speaks.
 * @param words the words of the document
 * @param cue the cue's words
 */
export function leansOnSubject(words: readonly Word[], cue: { from: number; to: number }): boolean {
  const low = words[cue.from]?.low ?? ''
  const before = words[cue.from - 1]
  if (!CUE_WORDS.has(low) && !low.endsWith('ing')) return false
  if (low.endsWith('ing'))
    return before?.text === ',' || before?.text === '—' || before?.low === 'by' || before?.low === 'and'
  return (
    before?.low === 'and' ||
    before?.low === 'but' ||
    before?.low === 'then' ||
    before?.name === true ||
    before?.text === ')'
  )
}
