/**
 * Whom a description means: somebody or some body that the article has named, or has described before.
 */
import { bisect } from '../bisect.ts'
import type { Article } from './article.ts'
import { findBody } from './bodies.ts'
import { findDescribed, fitsPlace } from './described.ts'
import type { Description } from './description.ts'
import { KIN } from './family.ts'
import { fitsGender } from './gender.ts'
import { countOf, coupleBefore, groupBefore } from './groups.ts'
import { countryOf, isDemonym } from './lookups.ts'
import type { Entity } from './model.ts'
import { lastName } from './names.ts'
import type { Choice } from './salience.ts'
import { choose, type Walk } from './walk.ts'

/** Classes of roles by which news speaks of somebody whom it has named without that role: "the candidate", "the woman". */
const SAID_OF_THE_NAMED: ReadonlySet<string> = new Set(
  'person candidate lawmaker business politician leader artist player coach royal inventor'.split(' '),
)

/** What only one is at a time: nobody becomes it by standing near. */
const OFFICES: ReadonlySet<string> = new Set('premier pm taoiseach king queen pope winner'.split(' '))

/** "the former England captain", "the club's former coach": another name for somebody of the article. */
function isFormer({ role, modifiers, complement }: Description): boolean {
  return role !== null && !complement && (modifiers.includes('former') || modifiers.includes('ex'))
}

/** "the Serbian": one person, not "the Dutch" nor "the Chinese", who are many. */
function isOneOf({ head, complement }: Description): boolean {
  return !complement && countryOf(head) !== null && isDemonym(head) && !/(?:sh|ch|ese|ss|s)$/.test(head)
}

/** Somebody whom the article has named: by a stated role, or by standing nearest. */
export function known(walk: Walk, description: Description, at: number): Choice | null {
  const paragraph = walk.article.words[at]?.paragraph ?? 0
  const couple = description.head === 'couple' && description.definite ? coupleBefore(walk, at) : null
  if (couple !== null) return couple
  const several = countOf(description)
  const bare = /^(?:two|three|pair|duo|trio|couple)$/.test(description.head)
  if (several > 0) return groupBefore(walk, { count: several, role: description.role, bare }, at)
  const described = findDescribed(description, walk.roles, (entity) =>
    recency(walk.article, entity, { at, paragraph }),
  )
  if (described !== null) return described
  const relative = namedRelative(walk, description, at)
  if (relative !== null) return relative
  const again = describedBefore(walk, description, paragraph)
  if (again !== null) return again
  const body = findBody(description, walk.bodies, (entity) =>
    recency(walk.article, entity, { at, paragraph }),
  )
  if (body !== null) return body
  const ahead = documentAhead(walk, description, paragraph)
  if (ahead !== null) return ahead
  if (!description.definite || description.plural || (description.owned && !isFormer(description)))
    return null
  const role = description.aged || isOneOf(description) ? 'person' : description.role
  if (OFFICES.has(description.head)) return null
  if (role === null || !(SAID_OF_THE_NAMED.has(role) || isFormer(description))) return null
  if (!description.aged && description.complement) return null
  const near = choose(walk, at, { gender: description.gender ?? 'person', role })
  if (near === null || near.confidence < LEAST_NEAR || !near.entity.sure) return null
  if (!fitsPlace(description, near.entity)) return null
  return { entity: near.entity, confidence: near.confidence * 0.75 }
}

/** "Her brother" where the article has named one man of her last name. */
export function namedRelative(
  walk: Walk,
  { head, gender, owned, complement }: Description,
  at: number,
): Choice | null {
  if (!owned || complement || gender === null || !KIN.has(head)) return null
  const { words, registry, mentions } = walk.article
  const low = words[at]?.low
  if (low !== 'his' && low !== 'her') return null
  const owner = choose(walk, at, { gender: low === 'his' ? 'male' : 'female', role: null })
  if (owner === null || owner.entity.low.length < 2) return null
  const family = (registry.byLast.get(lastName(owner.entity.low)) ?? []).filter(
    (entity) =>
      entity !== owner.entity &&
      entity.low.length > 1 &&
      entity.male !== entity.female &&
      fitsGender(entity, gender) &&
      (mentions[entity.mentions[0] ?? -1]?.first ?? at) < at,
  )
  const [only, other] = family
  return only === undefined || other !== undefined ? null : { entity: only, confidence: 0.65 }
}

/** Whoever stands nearest is no better than a description below this. */
const LEAST_NEAR = 0.6

/** In paragraphs: how far back somebody only described is meant. */
const REACH_OF_DESCRIBED = 5

/** "The spokeswoman" after "a spokeswoman for the railway". */
function describedBefore(walk: Walk, description: Description, paragraph: number): Choice | null {
  if (!description.determined || description.role === null || description.complement || description.owned)
    return null
  const before = walk.described.get(keyOf(description))
  if (before === undefined || paragraph - before.paragraph > REACH_OF_DESCRIBED) return null
  const words = before.entity.name.toLowerCase().split(/[ ’']+/)
  if (!description.modifiers.every((modifier) => words.includes(modifier))) return null
  return { entity: before.entity, confidence: 0.65 }
}

/** In paragraphs: how soon a document must be named. */
const REACH_AHEAD = 2

/** "A new study has found …" before "the National Sleep Study": the only document that the article goes on to name. */
function documentAhead(
  walk: Walk,
  { head, definite, plural }: Description,
  paragraph: number,
): Choice | null {
  if (definite || plural || !/^(?:study|survey|report|review|inquiry)$/.test(head)) return null
  const [only, other] = walk.bodies.get('document') ?? []
  if (only === undefined || other !== undefined || only.low.at(-1) !== head) return null
  const first = walk.article.mentions[only.mentions[0] ?? -1]
  const ahead = first === undefined ? -1 : first.paragraph - paragraph
  return ahead < 0 || ahead > REACH_AHEAD ? null : { entity: only, confidence: 0.6 }
}

/** The key of a description among those whom the article only described. */
export function keyOf({ head, plural }: { head: string; plural: boolean }): string {
  return plural ? `${head} many` : head
}

/** How many paragraphs before a place the entity was last named; 5 when never. */
function recency(article: Article, entity: Entity, place: { at: number; paragraph: number }): number {
  const low = bisect(entity.mentions, (one) => (article.mentions[one]?.first ?? 0) < place.at)
  const mention = article.mentions[entity.mentions[low - 1] ?? -1]
  return mention === undefined ? 5 : place.paragraph - mention.paragraph
}
