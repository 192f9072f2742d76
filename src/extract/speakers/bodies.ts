/**
 * Which body "the commission", "the newspaper" or "the study" is.
 */
import { ORGANISATION_WORDS, TRADE_WORDS } from '../lexicon/organisations.ts'
import type { Description } from './description.ts'
import { addTo, type EntityIndex } from './entity-index.ts'
import { bodyClass, countryOf, isDemonym, isFirmWord, singular } from './lookups.ts'
import type { Entity } from './model.ts'
import { writtenOut } from './name-text.ts'
import type { Choice } from './salience.ts'

/**
 * Indexes bodies by the classes of their names' words ("Trade Commission": agency; "Daily Herald": media).
 * @param entities the entities of the article
 */
export function indexBodies(entities: readonly Entity[]): EntityIndex {
  const found = new Map<string, Entity[]>()
  for (const entity of entities) {
    if (entity.described !== null || entity.kind === 'person' || entity.kind === 'unknown') continue
    if (entity.kind === 'place') {
      if (countryOf(entity.low.join(' ')) === null) addTo(found, 'city', entity)
      continue
    }
    const full = writtenOut(entity.name)
    const low = full === entity.name ? entity.low : full.toLowerCase().split(' ')
    const of = low.findIndex((word) => word === 'of' || word === 'for')
    const heads = of > 0 ? [low[of - 1] ?? '', ...low.slice(-3)] : low.slice(-3)
    const classes = [...heads, ...entity.bodyWords].map(classOfName)
    addTo(found, ANY, entity)
    for (const word of new Set([...low, ...entity.bodyWords])) addTo(found, wordKey(word), entity)
    for (const name of classes) if (name !== null) addTo(found, name, entity)
    const thing = NO_BODIES.test(low.at(-1) ?? '')
    if (!thing && classes.every((name) => name === null)) addTo(found, UNCLASSED, entity)
  }
  return found
}

/** What bodies are called in their own language. */
const ABROAD: ReadonlyMap<string, string> = new Map([
  ['musee', 'museum'],
  ['museo', 'museum'],
  ['muzeum', 'museum'],
  ['banco', 'bank'],
  ['banque', 'bank'],
  ['universidad', 'university'],
  ['universite', 'university'],
])

/** The key of those whose name has a word, whatever its number. */
function wordKey(word: string): string {
  return `=${ABROAD.get(word) ?? singular(word)}`
}

/** Bodies whose names do not tell what they are: "Microsoft". */
const UNCLASSED = 'unclassed'
/** Names of laws and events end so. */
const NO_BODIES =
  /^(?:act|bill|amendment|treaty|protocol|cup|championships?|games|olympics|awards?|day|war|fair|festival)$/
/** All that are no places. */
const ANY = 'any'
/** What such a body is called when it is the only one in sight. */
const CALLED: ReadonlySet<string> = new Set(
  'company firm group organisation organization manufacturer retailer charity club airline bank'.split(' '),
)

/** Words of names by which nobody calls the body afterwards. */
const GENERIC: ReadonlySet<string> = new Set(
  'report study survey state country government city world research program programme project plan act bill law war election house'.split(
    ' ',
  ),
)

function classOfName(word: string): string | null {
  if (
    /^(?:weekly|monthly|post|times|news|journal|herald|guardian|telegraph|tribune|gazette|observer|mail|press|article|piece|editorial|column|echo|argus|courier|dispatch|examiner|inquirer|chronicle|standard|star|sun|record|register|sentinel|bulletin|express|mirror|independent|globe|age|advertiser|daily)$/.test(
      word,
    )
  )
    return 'media'
  if (/^(?:study|survey|report|poll|review)$/.test(word)) return 'document'
  if (isFirmWord(word)) return 'company'
  return bodyClass(word)
}

/** How many paragraphs back a body may be that only is of the class; other classes must share the very word. */
const REACH_OF_CLASS: ReadonlyMap<string, number> = new Map([
  ['media', 4],
  ['document', 6],
  ['company', 3],
  ['city', 1],
  ['agency', 1],
  ['court', 1],
  ['party', 1],
])

/**
 * The body that "the commission", "the newspaper" or "the study" is: one whose name has that word, else one of its class.
 * @param description the description
 * @param index the bodies by class
 * @param recency for an entity, how many paragraphs ago it was last spoken of
 * @returns the choice, or null when none is near
 */
export function findBody(
  description: Description,
  index: EntityIndex,
  recency: (entity: Entity) => number,
): Choice | null {
  if (description.head === 'police') return onlyPolice(description, index, recency)
  if (!description.definite || description.plural || description.owned) return null
  const name = classOfName(description.head)
  if (!description.modifiers.every((word) => name === 'company' && isDemonym(word))) return null
  let best: Entity | null = null
  let top = 0
  for (const entity of name === null ? [] : (index.get(name) ?? [])) {
    const away = recency(entity)
    const same = entity.low.includes(description.head) || entity.bodyWords.includes(description.head)
    if (!same && description.head === 'administration') continue
    if (away > (same ? 6 : (REACH_OF_CLASS.get(name ?? '') ?? -1))) continue
    const score = (same ? 4 : 2) - 0.3 * away
    if (score < top) continue
    top = score
    best = entity
  }
  if (best !== null) return { entity: best, confidence: top > 2 ? 0.7 : 0.55 }
  const [only, other] = index.get(wordKey(description.head)) ?? []
  const noun = name !== null || ORGANISATION_WORDS.has(description.head) || TRADE_WORDS.has(description.head)
  if (noun && only !== undefined && other === undefined && !GENERIC.has(description.head))
    return { entity: only, confidence: 0.65 }
  if (CALLED.has(description.head)) return onlyBody(description.head, index, recency)
  const near = /^(?:agency|authority)$/.test(description.head)
    ? (index.get(ANY) ?? []).filter((entity) => recency(entity) === 0)
    : []
  return near.length === 1 && near[0] !== undefined ? { entity: near[0], confidence: 0.55 } : null
}

/** "police": the one police force that the article names nearby. */
function onlyPolice(
  { modifiers, complement, owned }: Description,
  index: EntityIndex,
  recency: (entity: Entity) => number,
): Choice | null {
  if (modifiers.length > 0 || complement || owned) return null
  const [force, other] = (index.get('police') ?? []).filter((entity) => recency(entity) < 5)
  return force === undefined || other !== undefined ? null : { entity: force, confidence: 0.6 }
}

/** The one body of the paragraph, or of this and the one before, whose name does not tell what it is or tells only that it is a group. */
function onlyBody(head: string, index: EntityIndex, recency: (entity: Entity) => number): Choice | null {
  const groups = /^(?:group|organi[sz]ation)$/.test(head) ? (index.get('group') ?? []) : []
  const bodies = [...(index.get(UNCLASSED) ?? []), ...groups]
  for (const reach of [0, 1]) {
    const near = bodies.filter((entity) => recency(entity) <= reach)
    if (near.length > 1) return null
    if (near[0] !== undefined) return { entity: near[0], confidence: 0.55 }
  }
  return null
}
