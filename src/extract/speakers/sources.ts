/**
 * Reads a source span: is it a pronoun, a name (or several), or a description, and which of its words counts.
 */
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import { PRONOUN_CLASSES, type PronounClass } from '../lexicon/pronouns.ts'
import { UTTERANCES } from '../lexicon/utterances.ts'
import { skipParenthesis } from './appositions.ts'
import { bodyClass, isRole } from './lookups.ts'
import type { Mention } from './model.ts'
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

/** Mentions that lie in a source or overlap it, with their indices. */
export type Inside = readonly (readonly [number, Mention])[]

/** A source that describes. `several`: two or more are joined by "and". */
export interface DescriptionReading {
  readonly form: 'description'
  readonly from: number
  readonly to: number
  readonly head: number
  readonly several: boolean
}

/** A stretch of a source between commas, brackets, dashes and relative pronouns. */
interface Chunk {
  readonly from: number
  readonly to: number
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
const AFTER_NAME: ReadonlySet<string> = new Set(
  'who whom which that and or then also both himself herself itself now once currently is was has had at an the'.split(
    ' ',
  ),
)

/** Names that look like pronouns. */
const UPPER_NAMES: ReadonlySet<string> = new Set(['US', 'IT', 'WHO'])

/** The class of a pronoun, or null for another word; "US", "IT" and "WHO" are names. */
export function pronounClass(word: Word): PronounClass | null {
  const found = word.low.length > 10 ? undefined : PRONOUN_CLASSES.get(word.low)
  if (found === undefined || UPPER_NAMES.has(word.text)) return null
  return found
}

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
    !isRole(words[reading.head]?.low ?? '')
  )
    return false
  if (next.sentence !== words[reading.to]?.sentence) return false
  if (next.from <= reading.to + 1) return true
  const close = words[next.last + 1]
  return (
    next.from === reading.to + 2 &&
    words[reading.to + 1]?.text === ',' &&
    (close === undefined || !close.letters)
  )
}

function trim(words: readonly Word[], range: Chunk): Chunk {
  let { from, to } = range
  while (from <= to && !isContent(words[from])) from++
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

function splitChunks(words: readonly Word[], range: Chunk, inside: Inside): Chunk[] {
  const chunks: Chunk[] = []
  let from = range.from
  let mention = 0
  for (let at = range.from; at <= range.to; at++) {
    while ((inside[mention]?.[1].last ?? range.to) < at) mention++
    const held = inside[mention]?.[1]
    if (held !== undefined && held.first < at && at <= held.last) continue
    const word = words[at]
    const breaks = word !== undefined && (/^[,;()—–]$|^--$/.test(word.text) || isRelative(word))
    if (!breaks) continue
    if (at > from) chunks.push({ from, to: at - 1 })
    from = at + 1
  }
  if (from <= range.to) chunks.push({ from, to: range.to })
  return chunks
}

function isRelative(word: Word): boolean {
  return word.low !== 'that' && word.low !== 'whom' && pronounClass(word) === 'relative'
}

/** The mentions of a chunk that stand in it as its head, not as part of another phrase. */
function headsOf(words: readonly Word[], chunk: Chunk, inside: Inside): number[] {
  const heads: number[] = []
  for (const [index, mention] of inside) {
    if (mention.last < chunk.from || mention.first > chunk.to) continue
    if (isHead(words, chunk, mention)) heads.push(index)
  }
  return heads
}

function isHead(words: readonly Word[], chunk: Chunk, mention: Mention): boolean {
  const last = words[mention.last]
  if (last?.possessive && mention.last < chunk.to) return false
  const after = skipParenthesis(words, mention.last + 1)
  const next = words[after]
  if (after <= chunk.to && next?.letters && !next.name) {
    const adverbial = after < chunk.to && (next.low.endsWith('ing') || next.low.endsWith('ly'))
    const ends = adverbial || PREPOSITIONS.has(next.low) || AFTER_NAME.has(next.low)
    if (!ends) return false
  }
  if (after <= chunk.to && next?.name && mention.kind !== 'person' && next.capital && isRole(next.low))
    return false
  return !isGoverned(words, chunk, mention)
}

/**
 * The name belongs to a phrase that a preposition opened before it in the chunk. A person's name may still be the head
 * after a place or body: "director for Europe Jane Doe".
 */
function isGoverned(words: readonly Word[], chunk: Chunk, mention: Mention): boolean {
  const before = words[mention.from - 1]
  if (mention.from <= chunk.from || before === undefined) return false
  if (mention.kind === 'person' && before.name && !before.possessive) return false
  if (mention.kind === 'person' && before.low === 'and' && mention.low.length > 1) return false
  for (let at = mention.from - 1; at >= chunk.from; at--) {
    const word = words[at]
    if (word === undefined) return false
    if (PREPOSITIONS.has(word.low)) return true
  }
  return false
}

/** "Jane Doe and John Roe", "France, Britain and Spain": every part is a name; gives them all. */
function listedNames(words: readonly Word[], chunks: readonly Chunk[], inside: Inside): number[] {
  const found: number[] = []
  let joined = false
  for (const chunk of chunks) {
    const heads = headsOf(words, chunk, inside)
    if (heads.length === 0) return found.length > 1 && joined ? found : []
    for (let at = chunk.from; at <= chunk.to; at++)
      if (words[at]?.low === 'and' && !isHeld(inside, at)) joined = true
    found.push(...heads)
  }
  return joined ? found : []
}

function isHeld(inside: Inside, at: number): boolean {
  return inside.some(([, mention]) => mention.first < at && at < mention.last)
}

/** "an attorney for the club, Jane Doe": the second part is only a name. */
function apposedName(words: readonly Word[], chunks: readonly Chunk[], inside: Inside): number | null {
  for (const chunk of chunks.slice(1, 3)) {
    for (const [index, mention] of inside) {
      const fills = mention.from <= chunk.from && mention.last >= chunk.to
      if (
        fills &&
        mention.kind !== 'place' &&
        mention.kind !== 'organisation' &&
        !words[mention.last]?.possessive
      )
        return index
    }
  }
  return null
}

/** "Mr Doe's letter": the words are their owner's. */
function ownerOfWords(words: readonly Word[], chunk: Chunk, inside: Inside): number | null {
  const last = words[chunk.to]
  if (last === undefined || !UTTERANCES.has(last.low)) return null
  for (const [index, mention] of inside) {
    if (
      words[mention.last]?.possessive &&
      mention.last < chunk.to &&
      mention.last >= chunk.to - 3 &&
      mention.from <= chunk.from + 1
    )
      return index
  }
  return null
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
    if ((isRole(word.low) || bodyClass(word.low) !== null) && /(?:ing|ed)$/.test(words[at + 1]?.low ?? ''))
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
  if (!CUE_WORDS.has(low)) return false
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
