/**
 * Reads a description of somebody ("the Russian leader", "a group of scientists"): its head, who it can mean, whose it is.
 */
import { SEATS } from '../lexicon/metonyms.ts'
import { DOCUMENTS } from '../lexicon/utterances.ts'
import type { SpeakerKind } from '../types.ts'
import {
  bodyClass,
  countryOf,
  genderOfRole,
  isPlace,
  isRole,
  plainHead,
  roleClass,
  singular,
} from './lookups.ts'
import type { Gender } from './model.ts'
import type { DescriptionReading } from './sources.ts'
import type { Word } from './words.ts'

/** A description, read. */
export interface Description {
  /** Word indices, inclusive, without the article. */
  readonly from: number
  readonly to: number
  readonly head: string
  /** "the", "this", "his": somebody already known. */
  readonly definite: boolean
  /** It begins with such a word. */
  readonly determined: boolean
  readonly plural: boolean
  readonly gender: Gender | null
  readonly country: string | null
  /** The last word of a state or city in it ("the Vermont senator"), or null. */
  readonly place: string | null
  /** Class of the head: a role's or a body's, or null for another word. */
  readonly role: string | null
  readonly body: string | null
  readonly modifiers: readonly string[]
  /** "the club's coach": somebody's. */
  readonly owned: boolean
  /** More follows the head: "the chair of the board". */
  readonly complement: boolean
  /** "the 34-year-old". */
  readonly aged: boolean
}

const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'his', 'her', 'its', 'their'])
const PLURAL_STARTS: ReadonlySet<string> = new Set([
  'these',
  'those',
  'many',
  'some',
  'several',
  'most',
  'both',
  'two',
  'three',
  'other',
  'few',
  'all',
  'various',
])
const COLLECTIVE: ReadonlySet<string> = new Set(
  'people police media staff press public children men women number majority minority chorus handful lot host dozen half others crowd percent'.split(
    ' ',
  ),
)
const SINGULAR_IN_S: ReadonlySet<string> = new Set(
  'politics economics physics statistics news series species congress'.split(' '),
)
const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'one', 'another', 'any', 'no', 'every', 'each'])

/** "a group of scientists". */
function isCrowd(words: readonly Word[], reading: DescriptionReading): boolean {
  const head = words[reading.head]?.low ?? ''
  if (words[reading.head + 1]?.low !== 'of' || reading.to < reading.head + 2) return false
  return /^(?:group|team|pair|couple|coalition|series|set|string|range|variety|one|some|any|many|most|each)$/.test(
    head,
  )
    ? head !== 'one' && head !== 'each'
    : false
}

/**
 * Reads the words of a description.
 * @param words the words of the document
 * @param reading its range and head, word indices inclusive
 */
export function readDescription(words: readonly Word[], reading: DescriptionReading): Description {
  const opening = words[reading.from]?.low ?? ''
  const article = DEFINITE.has(opening) || INDEFINITE.has(opening)
  const from = article && reading.from < reading.head ? reading.from + 1 : reading.from
  const head = plainHead(words[reading.head]?.low ?? '', words[reading.head - 1]?.low ?? '')
  const modifiers: string[] = []
  let owned = /^(?:his|her|its|their)$/.test(opening)
  let aged = false
  let country: string | null = null
  let place: string | null = null
  for (let at = from; at <= Math.min(reading.to, from + 12); at++) {
    const word = words[at]
    if (word === undefined) continue
    if (word.possessive && at < reading.head) owned = true
    if (word.text.endsWith('-year-old')) aged = true
    if (!word.letters) continue
    country = country ?? countryAt(words, at)
    place = place ?? placeAt(words, at)
    if (at !== reading.head && word.text.length > 2) modifiers.push(word.low)
  }
  return {
    from,
    to: reading.to,
    head,
    definite:
      DEFINITE.has(opening) ||
      (!article && words[reading.from]?.possessive === true) ||
      (!article && words[reading.head]?.capital === true && !words[reading.head]?.opens),
    determined: DEFINITE.has(opening),
    plural: reading.several || isPlural(head, opening) || isCrowd(words, reading),
    gender: genderOfRole(head),
    country,
    place: country === null ? place : null,
    role: isRole(head) || head === 'vice-president' ? (roleClass(head) ?? 'scholar') : null,
    body: bodyClass(head),
    modifiers,
    owned,
    complement: reading.to > reading.head,
    aged,
  }
}

/** The country that a word (with the next one) stands for: "Russian", "Kremlin", "South Korean", or null. */
function countryAt(words: readonly Word[], at: number): string | null {
  const word = words[at]
  if (word === undefined || !word.capital) return null
  const pair = `${word.low} ${words[at + 1]?.low ?? ''}`
  return countryOf(pair) ?? SEATS.get(pair) ?? countryOf(word.low) ?? SEATS.get(word.low) ?? null
}

function placeAt(words: readonly Word[], at: number): string | null {
  const word = words[at]
  if (word === undefined || !word.capital) return null
  const next = words[at + 1]?.low ?? ''
  if (isPlace(`${word.low} ${next}`)) return next
  return isPlace(word.low) ? word.low : null
}

function isPlural(head: string, opening: string): boolean {
  if (PLURAL_STARTS.has(opening) || COLLECTIVE.has(head) || head.endsWith('men')) return true
  return head.length > 3 && head.endsWith('s') && !/(?:ss|us|is)$/.test(head) && !SINGULAR_IN_S.has(head)
}

/** What kind of speaker an unresolved description is. */
export function kindOfDescription(description: Description): SpeakerKind {
  if (description.body !== null && !description.plural) return 'organisation'
  if (description.plural && !DOCUMENTS.has(singular(description.head))) return 'group'
  return 'unnamed'
}
