/**
 * Joins the mentions of one article into entities: full name, last name, title and last name, initials, acronym.
 * Every look-up goes through a map, so the time is in proportion to the mentions.
 */
import { NAME_PARTICLES } from '../lexicon/honorifics.ts'
import { KNOWN_BODIES } from '../lexicon/known-bodies.ts'
import { ORGANISATION_WORDS } from '../lexicon/organisations.ts'
import { fold } from './fold.ts'
import { fitsGender } from './gender.ts'
import { genderOfRole, headWords, isDemonym, isFirmWord, isFirstName, isPlace, isTitle } from './lookups.ts'
import type { Entity, Mention } from './model.ts'
import { consonants, initials, isTail, lastName, nearlySame, sameGiven, tail } from './names.ts'
import { create, index, nameText, type Registry } from './registry.ts'

const MOST_ROLES = 6

/**
 * Clusters the mentions: full names first, then the single words that belong to them.
 * @param mentions the mentions of one article in text order; `entity` and a missing `kind` are written to them
 * @returns the registry of the article's entities
 */
export function clusterMentions(mentions: readonly Mention[]): Registry {
  const registry: Registry = {
    entities: [],
    byName: new Map(),
    byLast: new Map(),
    byFirst: new Map(),
    byMiddle: new Map(),
    byAcronym: new Map(),
    byBegin: new Map(),
    byTail: new Map(),
    bySound: new Map(),
  }
  for (const [at, mention] of mentions.entries()) {
    if (mention.low.length > 1) join(registry, fullEntity(registry, mention), mention, at)
  }
  for (const [at, mention] of mentions.entries()) {
    if (mention.low.length === 1) join(registry, singleEntity(registry, mention, at), mention, at)
  }
  for (const entity of registry.entities) entity.mentions.sort((a, b) => a - b)
  return registry
}

function join(registry: Registry, entity: Entity, mention: Mention, at: number): void {
  mention.entity = entity.id
  entity.mentions.push(at)
  if (entity.kind === 'unknown') entity.kind = mention.kind
  if (mention.kind === 'unknown') mention.kind = entity.kind
  if (entity.kind === 'organisation' && mention.kind === 'person' && mention.titled) entity.kind = 'person'
  if (mention.titled || mention.roles.length > 0 || isFirstName(mention.low[0] ?? '')) entity.sure = true
  if (mention.title !== null && entity.titles.length < 2 && !entity.titles.includes(mention.title))
    entity.titles.push(mention.title)
  if (mention.bodyWord !== null && !entity.bodyWords.includes(mention.bodyWord))
    entity.bodyWords.push(mention.bodyWord)
  if (mention.gender === 'male') entity.male += 5
  if (mention.gender === 'female') entity.female += 5
  for (const role of mention.roles) addRole(entity, role, mention.gender === null)
  if (fuller(mention, entity)) {
    entity.name = nameText(mention)
    entity.low = mention.low
    index(registry, entity)
  }
}

/** Adds a stated role; the first stays first unless it is a mere title and a fuller one comes. */
function addRole(entity: Entity, role: string, votes: boolean): void {
  if (votes) voteByRole(entity, role)
  if (entity.roles.includes(role) || entity.roles.length >= MOST_ROLES) return
  const first = entity.roles[0]
  if (first !== undefined && !first.includes(' ') && isTitle(fold(first)) && role.includes(' '))
    entity.roles.unshift(role)
  else entity.roles.push(role)
}

function voteByRole(entity: Entity, role: string): void {
  const head = role.split(' ')
  for (const word of head.slice(0, 6)) {
    if (/^(?:of|for|at|in|to|from|with)$/.test(word)) return
    const gender = genderOfRole(word.toLowerCase())
    if (gender === 'male') entity.male += 4
    if (gender === 'female') entity.female += 4
  }
}

function fuller(mention: Mention, entity: Entity): boolean {
  if (mention.headline) return false
  return (
    mention.low.length > entity.low.length ||
    (mention.low.length === entity.low.length && initials(mention.low) < initials(entity.low))
  )
}

function fullEntity(registry: Registry, mention: Mention): Entity {
  const same = registry.byName.get(mention.low.join(' '))
  if (same !== undefined) return same
  if (mention.kind === 'place') return create(registry, mention)
  const person = mention.kind === 'person' || mention.kind === 'unknown'
  const key = person ? lastName(mention.low) : tail(mention.low)
  for (const entity of registry.byLast.get(key) ?? []) {
    const fits = person
      ? entity.low.length > 1 &&
        (sameGiven(entity.low, mention.low) ||
          isSurname(entity.low, mention.low) ||
          isSurname(mention.low, entity.low))
      : isTail(entity.low, mention.low)
    if (fits) return entity
  }
  const begun = registry.byBegin.get(mention.low[0] ?? '')
  if (begun && !mention.titled && isBegin(begun.low, mention.low)) return begun
  return create(registry, mention)
}

/** "Harbour Light" is Harbour Light Energy. */
function isBegin(long: readonly string[], short: readonly string[]): boolean {
  return (
    long.length > short.length && !isFirstName(short[0] ?? '') && short.every((word, at) => word === long[at])
  )
}

/** "De Wit" is Hanneke de Wit, "Moore Castle" Della Moore Castle. */
function isSurname(full: readonly string[], low: readonly string[]): boolean {
  const first = low[0] ?? ''
  return full.length > low.length && (NAME_PARTICLES.has(first) || !isFirstName(first)) && isTail(full, low)
}

function singleEntity(registry: Registry, mention: Mention, at: number): Entity {
  const low = mention.low[0] ?? ''
  const acronym = mention.titled ? undefined : registry.byAcronym.get(low.replaceAll('.', ''))
  if (acronym !== undefined && mention.kind === 'organisation') return acronym
  if (mention.kind !== 'place') {
    const given = mention.kind !== 'organisation' || isFirstName(low)
    const bearer =
      pickBearer(registry.byLast.get(low), mention) ??
      (given ? pickBearer(registry.byFirst.get(low), mention) : null) ??
      (given && !isFirstName(low) && !registry.byName.has(low)
        ? pickBearer(registry.byMiddle.get(low), mention)
        : null)
    if (bearer !== null) return bearer
    const alike = mention.kind === 'organisation' ? undefined : registry.bySound.get(consonants(low))
    if (alike !== undefined && nearlySame(lastName(alike.low), low))
      if (!registry.byName.has(low) && fitsTitle(alike, mention)) return alike
    const long = registry.byTail.get(low)
    if (long !== undefined && mention.kind !== 'organisation' && !registry.byName.has(low))
      return bearerOfTail(registry, long, mention)
  }
  return registry.byName.get(low) ?? longBody(registry, mention, at) ?? create(registry, mention)
}

/** The body whose longer name begins with a word and stands before it: first "Harbour Homes", then "Harbour". */
function longBody(registry: Registry, { low, words, titled }: Mention, at: number): Entity | null {
  const [first = ''] = low
  const [text = ''] = words
  if (titled || isCommonBegin(first) || KNOWN_BODIES.has(first) || text === text.toUpperCase()) return null
  const long = registry.byBegin.get(first)
  if (!long || (long.mentions[0] ?? at) > at) return null
  return long.bodyWords.length > 0 || isFirmWord(long.low.at(-1) ?? '') ? long : null
}

/** Words that begin too many bodies' names to mean one of them: "Kyiv", "Dutch", "Bank". */
function isCommonBegin(low: string): boolean {
  return isPlace(low) || isDemonym(low) || ORGANISATION_WORDS.has(low) || isFirstName(low)
}

/** The person whose name ends a long name, once the last name stands alone somewhere. */
function bearerOfTail(registry: Registry, long: Entity, mention: Mention): Entity {
  const entity = create(registry, mention)
  entity.name = long.name.split(' ').slice(-2).join(' ')
  entity.low = long.low.slice(-2)
  entity.kind = 'person'
  index(registry, entity)
  return entity
}

/** Of several people with the name the one who was introduced first, unless the title speaks against it. */
function pickBearer(bearers: readonly Entity[] | undefined, mention: Mention): Entity | null {
  let first: Entity | null = null
  for (const entity of bearers ?? []) {
    if (entity.low.length < 2 || !fitsTitle(entity, mention)) continue
    if (mention.roles.length === 0 || sharesRole(entity, mention)) return entity
    first = first ?? entity
  }
  return first
}

/** "President Roe" is the Roe whose stated role is president. */
function sharesRole(entity: Entity, mention: Mention): boolean {
  const heads = mention.roles.flatMap((role) => headWords(role))
  return entity.roles.some((role) => headWords(role).some((word) => heads.includes(word)))
}

function fitsTitle(entity: Entity, mention: Mention): boolean {
  return mention.gender === null || fitsGender(entity, mention.gender)
}
