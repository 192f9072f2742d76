/**
 * Who "the Russian leader", "the minister" or "the company" is: the entity whose stated roles fit the description best.
 */
import { BODIES, SEATS } from '../lexicon/metonyms.ts'
import { fitsGender } from './gender.ts'
import { bodyClass, countryOf, genderOfRole, isRole, isRoleModifier, roleClass } from './lookups.ts'
import type { Entity, Gender } from './model.ts'
import type { Choice } from './salience.ts'
import type { Word } from './words.ts'

/** A description, read. */
export interface Description {
  /** Word indices, inclusive, without the article. */
  readonly from: number
  readonly to: number
  readonly head: string
  /** "the", "this", "his": somebody already known. */
  readonly definite: boolean
  readonly plural: boolean
  readonly gender: Gender | null
  readonly country: string | null
  /** Class of the head: a role's or a body's, or null for another word. */
  readonly role: string | null
  readonly body: string | null
  readonly modifiers: readonly string[]
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
const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'one', 'another', 'any', 'no', 'every', 'each'])

/**
 * Reads the words of a description.
 * @param words the words of the document
 * @param reading its range and head, word indices inclusive
 */
export function readDescription(
  words: readonly Word[],
  reading: { from: number; to: number; head: number },
): Description {
  const opening = words[reading.from]?.low ?? ''
  const article = DEFINITE.has(opening) || INDEFINITE.has(opening)
  const from = article && reading.from < reading.head ? reading.from + 1 : reading.from
  const head = words[reading.head]?.low ?? ''
  const modifiers: string[] = []
  let country: string | null = null
  for (let at = from; at <= Math.min(reading.to, from + 12); at++) {
    const word = words[at]
    if (word === undefined || !word.letters) continue
    country = country ?? countryAt(words, at)
    if (at !== reading.head && word.text.length > 2) modifiers.push(word.low)
  }
  return {
    from,
    to: reading.to,
    head,
    definite: DEFINITE.has(opening) || (!article && words[reading.head]?.capital === true),
    plural: isPlural(head, opening),
    gender: genderOfRole(head),
    country,
    role: isRole(head) ? (roleClass(head) ?? 'scholar') : null,
    body: bodyClass(head),
    modifiers,
  }
}

/** The country that a word (with the next one) stands for: "Russian", "Kremlin", "South Korean", or null. */
function countryAt(words: readonly Word[], at: number): string | null {
  const word = words[at]
  if (word === undefined || !word.capital) return null
  const pair = `${word.low} ${words[at + 1]?.low ?? ''}`
  return countryOf(pair) ?? SEATS.get(pair) ?? countryOf(word.low) ?? SEATS.get(word.low) ?? null
}

function isPlural(head: string, opening: string): boolean {
  if (PLURAL_STARTS.has(opening)) return true
  if (/^(?:people|police|media|staff|press|public|children|men|women)$/.test(head) || head.endsWith('men'))
    return true
  return head.length > 3 && head.endsWith('s') && !/(?:ss|us|is|ics|news)$/.test(head)
}

/** For each role class, the entities that have a role of it, in text order. */
export type RoleIndex = ReadonlyMap<string, readonly Entity[]>

/** How many entities of one class are looked at. */
const MOST_OF_A_CLASS = 12

/**
 * Indexes entities by the classes of their roles' words.
 * @param entities the entities of the article
 */
export function indexRoles(entities: readonly Entity[]): RoleIndex {
  const found = new Map<string, Entity[]>()
  for (const entity of entities) {
    for (const role of entity.roles) {
      for (const word of headWords(role)) {
        const name = roleClass(word)
        if (name === null) continue
        const list = found.get(name)
        if (list === undefined) found.set(name, [entity])
        else if (list.length < MOST_OF_A_CLASS && !list.includes(entity)) list.push(entity)
      }
    }
  }
  return found
}

function headWords(role: string): string[] {
  const out: string[] = []
  for (const raw of role.toLowerCase().split(' ', 12)) {
    if (out.length > 0 && /^(?:of|for|at|in|to|from|with)$/.test(raw)) break
    const word = raw.replace(/[.,’']s?$/, '')
    out.push(word === 'minister' && out.at(-1) === 'prime' ? 'premier' : word)
  }
  return out
}

/**
 * The entity that a definite description of a person fits best.
 * @param description the description
 * @param index the entities by role class
 * @param recency for an entity, how many paragraphs ago it was last spoken of
 * @returns the choice, or null when none fits well enough
 */
export function findDescribed(
  description: Description,
  index: RoleIndex,
  recency: (entity: Entity) => number,
): Choice | null {
  if (description.role === null || description.plural || !description.definite) return null
  let best: Entity | null = null
  let top = 2.9
  let second = 0
  for (const entity of index.get(description.role) ?? []) {
    if (description.gender !== null && !fitsGender(entity, description.gender)) continue
    const score = fitness(description, entity) - 0.25 * Math.min(recency(entity), 4)
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
  for (const role of entity.roles) {
    const words = role.toLowerCase().split(/[ ,.’']+/)
    const heads = headWords(role)
    let score = heads.includes(description.head) ? 3.5 : 2
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
