/**
 * Who "the Russian leader", "the minister" or "the company" is: the entity whose stated roles fit the description best.
 */
import { BODIES, SEATS } from '../lexicon/metonyms.ts'
import type { Description } from './description.ts'
import { addTo, type EntityIndex } from './entity-index.ts'
import { fitsGender } from './gender.ts'
import { countryOf, headWords, isPlace, isRoleModifier, roleClass } from './lookups.ts'
import type { Entity } from './model.ts'
import type { Choice } from './salience.ts'

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
