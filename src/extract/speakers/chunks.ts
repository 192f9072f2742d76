/**
 * A source span in stretches between its commas and brackets, and which of the names in them counts.
 */
import { CLOSED_WORDS } from '../lexicon/closed-words.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import { UTTERANCES } from '../lexicon/utterances.ts'
import { skipParenthesis } from './appositions.ts'
import { isAcronym, isDemonym, isRole, isRoleModifier } from './lookups.ts'
import type { Mention } from './model.ts'
import { pronounClass } from './pronoun-class.ts'
import type { Word } from './words.ts'

/** Mentions that lie in a source or overlap it, with their indices. */
export type Inside = readonly (readonly [number, Mention])[]

/** A stretch of a source between commas, brackets, dashes and relative pronouns. */
export interface Chunk {
  readonly from: number
  readonly to: number
}

/** Words that end a name's phrase. */
export const AFTER_NAME: ReadonlySet<string> = new Set(
  'who whom which that and or then also both himself herself itself now once currently when while because is was has had at an the'.split(
    ' ',
  ),
)

export function splitChunks(words: readonly Word[], range: Chunk, inside: Inside): Chunk[] {
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
export function headsOf(words: readonly Word[], chunk: Chunk, inside: Inside): number[] {
  const heads: number[] = []
  for (const [index, mention] of inside) {
    if (mention.last < chunk.from || mention.first > chunk.to) continue
    if (isHead(words, { chunk, inside }, mention)) heads.push(index)
  }
  return heads
}

function isHead(
  words: readonly Word[],
  { chunk, inside }: { chunk: Chunk; inside: Inside },
  mention: Mention,
): boolean {
  const last = words[mention.last]
  if (last?.possessive && mention.last < chunk.to) return false
  const after = skipParenthesis(words, mention.last + 1)
  const next = words[after]
  if (after <= chunk.to && next?.letters && !next.name) {
    const adverbial = after < chunk.to && (next.low.endsWith('ing') || next.low.endsWith('ly'))
    const called = after === chunk.to && mention.bodyWord === next.low // "the GWU union"
    const ends = adverbial || called || PREPOSITIONS.has(next.low) || AFTER_NAME.has(next.low)
    if (!ends) return false
  }
  if (after <= chunk.to && next?.name && mention.kind !== 'person' && next.capital && isRole(next.low))
    return false
  return !isGoverned(words, { chunk, inside }, mention)
}

/**
 * The name belongs to a phrase that a preposition opened before it in the chunk. A person's name may still be the head
 * after a place or body: "director for Europe Jane Doe".
 */
function isGoverned(
  words: readonly Word[],
  { chunk, inside }: { chunk: Chunk; inside: Inside },
  mention: Mention,
): boolean {
  const before = words[mention.from - 1]
  if (mention.from <= chunk.from || before === undefined) return false
  if (mention.kind === 'person' && before.name && !before.possessive) return false
  if (mention.kind === 'person' && before.low === 'and' && mention.low.length > 1) return false
  for (let at = mention.from - 1; at >= chunk.from; at--) {
    const word = words[at]
    if (word === undefined) return false
    if (PREPOSITIONS.has(word.low) && !isHeld(inside, at)) return true
  }
  return false
}

/** "Jane Doe and John Roe", "France, Britain and Spain": every part is a name; gives them all. */
export function listedNames(words: readonly Word[], chunks: readonly Chunk[], inside: Inside): number[] {
  const found: number[] = []
  let joined = false
  let over = false
  for (const chunk of chunks) {
    const heads = headsOf(words, chunk, inside)
    over = over || (found.length > 0 && isApposition(words, chunk, inside))
    if (heads.length === 0 || over) return found.length > 1 && joined ? found : []
    found.push(...heads)
    for (let at = chunk.from; at <= chunk.to; at++) {
      if (words[at]?.low !== 'and' || isHeld(inside, at)) continue
      joined = true
      over = over || inside.some(([index, mention]) => mention.first > at && heads.includes(index))
    }
  }
  return joined ? found : []
}

/** After a person: "an attorney for Roe", "director for research at Doe College", "wearing a Roe badge". */
function isApposition(words: readonly Word[], chunk: Chunk, inside: Inside): boolean {
  const word = words[chunk.from]
  if (inside[0]?.[1].kind !== 'person' || word === undefined) return false
  if (word.capital || word.low === 'and') return false
  if (word.low === 'a' || word.low === 'an' || word.low === 'the' || word.low.endsWith('ing')) return true
  const first = inside.find(([, mention]) => mention.last >= chunk.from)?.[1]
  return first !== undefined && first.from > chunk.from && !isRole(word.low)
}

export function isHeld(inside: Inside, at: number): boolean {
  return inside.some(([, mention]) => mention.first < at && at < mention.last)
}

/** "an attorney for the club, Jane Doe": the second part is only a name. */
export function apposedName(words: readonly Word[], chunks: readonly Chunk[], inside: Inside): number | null {
  const head = chunks[0]
  const plain = head !== undefined && isPlain(words, head)
  const after = chunks.slice(1).filter((chunk) => !isAbbreviation(words, chunk))
  for (const chunk of after.slice(0, 2)) {
    for (const [index, mention] of inside) {
      const start = words[chunk.from]?.low === 'the' ? chunk.from + 1 : chunk.from
      const fills = mention.from <= start && mention.last >= chunk.to
      if (
        (fills || isNamed(words, chunk, mention)) &&
        mention.kind !== 'place' &&
        (mention.kind !== 'organisation' ||
          plain ||
          mention.bodyWord !== null ||
          isAcronym(mention.words[0] ?? '')) &&
        !words[mention.last]?.possessive
      )
        return index
    }
  }
  return null
}

/** "The head of the Elm Trust (ET), Jane Doe": the letters of the name before the bracket. */
function isAbbreviation(words: readonly Word[], { from, to }: Chunk): boolean {
  return from === to && words[from - 1]?.text === '(' && words[from - 2]?.name === true
}

/** "hydrologist Jane Doe of Leeds", "the Dutch surgeon Jane Doe": a person with what she is before her name and a preposition after it. */
function isNamed(words: readonly Word[], chunk: Chunk, mention: Mention): boolean {
  if (
    (mention.kind !== 'person' && mention.bodyWord === null) ||
    mention.first < chunk.from ||
    mention.last > chunk.to
  )
    return false
  if (mention.last < chunk.to && !PREPOSITIONS.has(words[mention.last + 1]?.low ?? '')) return false
  for (let at = chunk.from; at < mention.from; at++) {
    const low = words[at]?.low ?? ''
    const known =
      low === 'the' || low === mention.bodyWord || isRole(low) || isRoleModifier(low) || isDemonym(low)
    const leads = at === chunk.from || (at === chunk.from + 1 && words[chunk.from]?.low === 'the')
    if (!known && !(leads && words[chunk.from - 1]?.text === ',' && mayBeRole(low))) return false
  }
  return true
}

/** "schoolteacher", "beekeeper": built like a word for what somebody does, and no verb. */
function mayBeRole(low: string): boolean {
  return /(?:er|or|ist|ian|man)$/.test(low) && !CLOSED_WORDS.has(low) && !PREPOSITIONS.has(low)
}

/** "The owner", "its publisher": a short phrase with an article and no other name, so that a body may be named after it. */
function isPlain(words: readonly Word[], chunk: Chunk): boolean {
  if (!/^(?:the|its|their)$/.test(words[chunk.from]?.low ?? '') || chunk.to - chunk.from > 2) return false
  for (let at = chunk.from + 1; at <= chunk.to; at++)
    if (words[at]?.name || PREPOSITIONS.has(words[at]?.low ?? '')) return false
  return true
}

/** "Mr Doe's letter": the words are their owner's. */
export function ownerOfWords(words: readonly Word[], chunk: Chunk, inside: Inside): number | null {
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
