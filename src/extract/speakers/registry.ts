/**
 * The entities of an article and the maps by which a name finds its own: every look-up is one step, whatever the text.
 */
import { ORGANISATION_WORDS } from '../lexicon/organisations.ts'
import { genderOfName } from './lookups.ts'
import type { Described, Entity, Gender, Mention } from './model.ts'
import { acronymOf, consonants, lastName, tail } from './names.ts'

/** How many entities of one last name are looked at: enough for a family, few enough for any text. */
const MOST_NAMESAKES = 8

/** Words of a name that may end in a person's. */
const LEAST_TAILED = 4

/** Shorter consonant keys fit too many names. */
const LEAST_SOUND = 4

/** The entities of an article, and the maps by which a name finds its own. */
export interface Registry {
  readonly entities: Entity[]
  readonly byName: Map<string, Entity>
  /** By last word of a person's or last words of a body's name. */
  readonly byLast: Map<string, Entity[]>
  /** By first word of a person's name. */
  readonly byFirst: Map<string, Entity[]>
  /** By the word before the last of a person's name of three: "Ibarra" for "Alonso Ibarra Quiroga". */
  readonly byMiddle: Map<string, Entity[]>
  readonly byAcronym: Map<string, Entity>
  /** Bodies by the first word of their name, null where two begin alike: "Harbour" for "Harbour Homes". */
  readonly byBegin: Map<string, Entity | null>
  /** Long names by their last word: a person's name may end them ("University of Quillton Amina Rowe"). */
  readonly byTail: Map<string, Entity>
  /** People by the consonants of their last name: for one name spelled in two ways. */
  readonly bySound: Map<string, Entity>
}

/**
 * The entity of somebody who is only described, or of a group; the same words give the same one.
 * @param registry the article's entities
 * @param name the description as it is shown
 * @param traits what it is; `gender` when its words tell
 */
export function describeEntity(
  registry: Registry,
  name: string,
  traits: Described & { readonly gender: Gender | null; readonly role: boolean },
): Entity {
  const key = `: ${name.toLowerCase()}`
  const known = registry.byName.get(key)
  if (known !== undefined) return known
  const entity: Entity = {
    id: registry.entities.length,
    name,
    low: [key],
    kind: traits.role && !traits.plural ? 'person' : 'organisation',
    sure: traits.role,
    male: traits.gender === 'male' ? 4 : 0,
    female: traits.gender === 'female' ? 4 : 0,
    roles: traits.role && !traits.plural ? [name] : [],
    titles: [],
    bodyWords: [],
    mentions: [],
    described: { kind: traits.kind, plural: traits.plural },
  }
  registry.entities.push(entity)
  registry.byName.set(key, entity)
  return entity
}

/** A mention's words as they stand. */
export function nameText(mention: Mention): string {
  return mention.words.join(' ')
}

/** A new entity for a mention, in all maps. */
export function create(registry: Registry, mention: Mention): Entity {
  const entity: Entity = {
    id: registry.entities.length,
    name: nameText(mention),
    low: mention.low,
    kind: mention.kind,
    sure: false,
    male: 0,
    female: 0,
    roles: [],
    titles: [],
    bodyWords: [],
    mentions: [],
    described: null,
  }
  registry.entities.push(entity)
  index(registry, entity)
  const begin = entity.low[0] ?? ''
  if (entity.kind === 'organisation' && entity.low.length > 1 && entity.low.length < 5 && !mention.headline)
    registry.byBegin.set(begin, registry.byBegin.has(begin) ? null : entity)
  return entity
}

/** Puts an entity into the maps by which its name is found. */
export function index(registry: Registry, entity: Entity): void {
  const { low } = entity
  registry.byName.set(low.join(' '), entity)
  if (entity.kind === 'person' || entity.kind === 'unknown') {
    voteByName(entity)
    push(registry.byLast, lastName(low), entity)
    if (low.length > 1) {
      push(registry.byFirst, low[0] ?? '', entity)
      const middle = low.at(-2) ?? ''
      if (low.length > 2 && middle.length > 2) push(registry.byMiddle, middle, entity)
      const sound = consonants(lastName(low))
      if (sound.length >= LEAST_SOUND && !registry.bySound.has(sound)) registry.bySound.set(sound, entity)
    }
  } else if (low.length > 1 && entity.kind === 'organisation') {
    const acronym = acronymOf(low)
    if (acronym.length > 1 && !registry.byAcronym.has(acronym)) registry.byAcronym.set(acronym, entity)
    push(registry.byLast, tail(low), entity)
    const last = low.at(-1) ?? ''
    if (low.length >= LEAST_TAILED && !ORGANISATION_WORDS.has(last)) registry.byTail.set(last, entity)
  }
}

function voteByName(entity: Entity): void {
  const gender = genderOfName(entity.low[0] ?? '')
  if (gender === 'male') entity.male += 3
  if (gender === 'female') entity.female += 3
}

function push(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [entity])
  else if (list.length < MOST_NAMESAKES && !list.includes(entity)) list.push(entity)
}
