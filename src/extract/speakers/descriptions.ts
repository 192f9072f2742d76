/**
 * Who "the Russian leader", "the minister" or "the company" is: the entity whose stated roles fit the description best.
 */
import { BODIES, SEATS } from '../lexicon/metonyms.ts'
import { DOCUMENTS } from '../lexicon/utterances.ts'
import type { SpeakerKind } from '../types.ts'
import { addTo, type EntityIndex } from './entity-index.ts'
import { fitsGender } from './gender.ts'
import {
  bodyClass,
  countryOf,
  genderOfRole,
  headWords,
  isPlace,
  isRole,
  isRoleModifier,
  plainHead,
  roleClass,
  singular,
} from './lookups.ts'
import type { Entity, Gender } from './model.ts'
import type { Choice } from './salience.ts'
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

/**
 * Indexes entities by the classes of their roles' words.
 * @param entities the entities of the article
 */
export function indexRoles(entities: readonly Entity[]): EntityIndex {
  const found = new Map<string, Entity[]>()
  for (const entity of entities) {
    for (const role of [...entity.roles, ...entity.titles]) {
      for (const word of headWords(role)) {
        const name = roleClass(word)
        if (name === null) continue
        addTo(found, name, entity)
      }
    }
  }
  return found
}

/** What a bare description ("the judge") of somebody just named gains: another word for the role is enough then. */
const NEAR = 0.5

/**
 * The entity that a definite description of a person fits best.
 * @param description the description
 * @param index the entities by role class
 * @param recency for an entity, how many paragraphs ago it was last spoken of
 * @returns the choice, or null when none fits well enough
 */
export function findDescribed(
  description: Description,
  index: EntityIndex,
  recency: (entity: Entity) => number,
): Choice | null {
  if (description.role === null || description.plural || !description.definite) return null
  let best: Entity | null = null
  let top = 2.2
  let second = 0
  for (const entity of index.get(description.role) ?? []) {
    if (description.gender !== null && !fitsGender(entity, description.gender)) continue
    const away = recency(entity)
    const bare = description.modifiers.length === 0 && !description.complement && !description.owned
    const score = fitness(description, entity) - 0.25 * Math.min(away, 4) + (bare && away <= 1 ? NEAR : 0)
    if (score > top) {
      second = top
      top = score
      best = entity
    } else if (score > second) second = score
  }
  if (best === null) return null
  return { entity: best, confidence: top - second > 0.8 ? 0.85 : 0.65 }
}

function fitness(description: Description, entity: Entity): number {
  let best = 0
  for (const role of [...entity.roles, ...entity.titles]) {
    const words = role.toLowerCase().split(/[ ,.’']+/)
    const heads = headWords(role)
    let score = heads.includes(description.head) ? 3.5 : 2
    score += placeOf(description.place, words)
    score += rankOf(description.modifiers, words) + partyOf(description, words)
    const country = roleCountry(words)
    if (description.country !== null && country !== null) score += description.country === country ? 2 : -4
    for (const modifier of description.modifiers) {
      if (words.includes(modifier)) score += 1
      else if (!isRoleModifier(modifier) && description.country === null) score -= 0.3
    }
    best = Math.max(best, score)
  }
  return best
}

/** "The president" is not the deputy president, nor the other way round; rather not a former one. */
function rankOf(modifiers: readonly string[], words: readonly string[]): number {
  let score = 0
  for (const rank of ['deputy', 'vice', 'assistant', 'shadow', 'acting'])
    if (modifiers.includes(rank) !== words.includes(rank)) score -= 1.5
  if (words.includes('former') && !modifiers.includes('former')) score -= 0.5
  return score
}

/** Words for parties, each with the party: "the Democratic senator" is no Republican. */
const PARTIES: ReadonlyMap<string, string> = new Map([
  ['democratic', 'democrats'],
  ['democrat', 'democrats'],
  ['republican', 'republicans'],
  ['gop', 'republicans'],
  ['conservative', 'conservatives'],
  ['tory', 'conservatives'],
  ['labour', 'labour'],
  ['liberal', 'liberals'],
])

/** "The Vermont senator" is rather somebody whose role or bracket names Vermont. */
function placeOf(place: string | null, words: readonly string[]): number {
  if (place === null || words.includes(place)) return 0
  return words.some((word) => isPlace(word)) ? -4 : 0
}

/**
 * False when a description has a place that speaks against an entity: its roles and brackets name another, or it has no
 * role of that class at all.
 * @param entity somebody who may be meant
 */
export function fitsPlace({ place, role }: Description, entity: Entity): boolean {
  if (place === null) return true
  const stated = [...entity.roles, ...entity.titles]
  if (stated.some((one) => one.toLowerCase().includes(place))) return true
  const ofClass = stated.some((one) => headWords(one).some((word) => roleClass(word) === role))
  return (
    ofClass &&
    !stated.some((one) =>
      one
        .toLowerCase()
        .split(' ')
        .some((word) => isPlace(word)),
    )
  )
}

function partyOf({ head, modifiers }: Description, words: readonly string[]): number {
  let own = PARTIES.get(head)
  for (const modifier of modifiers) own = own ?? PARTIES.get(modifier)
  if (own === undefined) return 0
  for (const word of words) {
    const other = PARTIES.get(word)
    if (other !== undefined) return other === own ? 0.5 : -4
  }
  return 0
}

function roleCountry(words: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    const pair = `${word} ${words[at + 1] ?? ''}`
    const country = countryOf(pair) ?? SEATS.get(pair) ?? countryOf(word) ?? SEATS.get(word) ?? null
    if (country !== null) return country
  }
  return null
}

/** True for a name that stands for a body though it is a place or a building. */
export function isBody(low: string): boolean {
  return BODIES.has(low)
}

/** What kind of speaker an unresolved description is. */
export function kindOfDescription(description: Description): SpeakerKind {
  if (description.body !== null && !description.plural) return 'organisation'
  if (description.plural && !DOCUMENTS.has(singular(description.head))) return 'group'
  return 'unnamed'
}
