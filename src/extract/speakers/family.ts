/**
 * Families: "her brother Craig" bears her last name, "her brother Karl Berg" says that the Berg before him is a woman, and a
 * husband and a wife are "the couple".
 */

import { fitsGender } from './gender.ts'
import type { Entity, Gender, Mention } from './model.ts'
import { lastName } from './names.ts'
import type { Registry } from './registry.ts'
import type { Word } from './words.ts'

/** Two who are married or live together; `at`: the word index of the second one's name. */
export interface Couple {
  readonly at: number
  readonly members: readonly [Entity, Entity]
}

interface Relation {
  readonly word: string
  /** What "his" or "her" says of the one whose relative it is; null when a name stands there. */
  readonly gender: Gender | null
}

const SPOUSES: ReadonlySet<string> = new Set(['husband', 'wife', 'partner', 'spouse'])
/** Near relatives: as a rule of one last name. */
export const KIN: ReadonlySet<string> = new Set(
  'husband wife brother sister son daughter father mother twin widow widower'.split(' '),
)
/** In words: between "her" and the name. */
const LONGEST_RELATION = 7
/** In mentions: how far back the one stands whose relative it is. */
const REACH_OF_OWNER = 6

/**
 * Gives relatives of one name word the family's last name, and people the gender that "his" or "her" before a relative tells.
 * @param words the words of the document
 * @param mentions the mentions in text order, clustered
 * @param registry the entities; names, genders and `byName` are written to it
 * @returns the couples, in text order
 */
export function joinFamilies(
  words: readonly Word[],
  mentions: readonly Mention[],
  registry: Registry,
): Couple[] {
  const couples: Couple[] = []
  for (const [at, mention] of mentions.entries()) {
    const relation = mention.quoted ? null : relationBefore(words, mention)
    const entity = registry.entities[mention.entity]
    if (relation === null || entity === undefined || entity.kind === 'organisation') continue
    if (entity.kind === 'place') continue
    const owner = ownerOf({ mentions, registry }, at, relation)
    if (owner === null || owner === entity) continue
    if (relation.gender !== null && owner.male === owner.female) owner[relation.gender] += 3
    if (entity.low.length === 1 && bearsName(relation)) takeName(registry, entity, owner)
    if (SPOUSES.has(relation.word)) couples.push({ at: mention.first, members: [owner, entity] })
  }
  return couples
}

/** A woman's children need not bear her last name. */
function bearsName({ word, gender }: Relation): boolean {
  return KIN.has(word) && !(gender === 'female' && (word === 'son' || word === 'daughter'))
}

/** "her brother", "Doe's wife," before a name, with what else stands between. */
function relationBefore(words: readonly Word[], { first, sentence }: Mention): Relation | null {
  let found = ''
  for (let at = first - 1; at > first - LONGEST_RELATION; at--) {
    const word = words[at]
    if (word === undefined || word.sentence !== sentence) return null
    if (word.text === ',' ? at !== first - 1 && found !== '' : !word.letters) return null
    if (word.low === 'his' || word.low === 'her')
      return found === '' ? null : { word: found, gender: word.low === 'his' ? 'male' : 'female' }
    if (word.possessive) return found === '' || !word.name ? null : { word: found, gender: null }
    if (KIN.has(word.low) || SPOUSES.has(word.low)) found = found === '' ? word.low : found
    else if (/^(?:of|for|in|at|to|from|with|by|who|whose|that|was|is|said)$/.test(word.low)) return null
  }
  return null
}

/** The person named last who may be meant: for a full name rather one of the same last name. */
function ownerOf(
  { mentions, registry }: { mentions: readonly Mention[]; registry: Registry },
  index: number,
  { gender }: Relation,
): Entity | null {
  const own = registry.entities[mentions[index]?.entity ?? -1]
  let first: Entity | null = null
  for (let at = index - 1; at >= Math.max(0, index - REACH_OF_OWNER); at--) {
    const mention = mentions[at]
    const entity = registry.entities[mention?.entity ?? -1]
    if (mention === undefined || entity === undefined || own === undefined || entity === own) continue
    if (entity.kind !== 'person' || mention.quoted || entity.low.length < 2) continue
    if ((mentions[index]?.paragraph ?? 0) - mention.paragraph > 1) break
    if (gender !== null && !fitsGender(entity, gender)) continue
    if (own.low.length > 1 && lastName(own.low) === lastName(entity.low)) return entity
    if (gender === null) return own.low.length === 1 ? entity : null
    first = first ?? entity
  }
  return own !== undefined && first !== null && first.male !== first.female ? first : null
}

function takeName(registry: Registry, entity: Entity, owner: Entity): void {
  const last = owner.name.split(' ').at(-1) ?? ''
  entity.name = `${entity.name} ${last}`
  entity.low = [...entity.low, lastName(owner.low)]
  entity.kind = 'person'
  entity.sure = true
  registry.byName.set(entity.low.join(' '), entity)
}
