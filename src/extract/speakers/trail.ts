/**
 * The walk through the text that leaves the trail of names and descriptions, and resolves every "he", "she", "it" and
 * "the minister" on the way.
 */
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { Article } from './article.ts'
import { findBody, indexBodies } from './bodies.ts'
import {
  type Description,
  findDescribed,
  indexRoles,
  kindOfDescription,
  readDescription,
} from './descriptions.ts'
import { describeEntity } from './entities.ts'
import type { EntityIndex } from './entity-index.ts'
import { voteByPronoun } from './gender.ts'
import { genderOfRole, isDemonym, isRole, roleClass, singular } from './lookups.ts'
import { isOblique } from './mentions.ts'
import type { Entity, Mention } from './model.ts'
import { descriptionName } from './name-text.ts'
import { pronounClass } from './pronoun-class.ts'
import { type Agreement, type Choice, chooseAntecedent, type Trace, traceOf } from './salience.ts'
import type { DescriptionReading } from './sources.ts'
import type { Word } from './words.ts'

/** What the walk needs to know of the attributions, by word index. */
export interface SourceMarks {
  /** Pronouns that are sources, first words of names in sources. */
  readonly sourceWords: ReadonlySet<number>
  /** For a pronoun that is a source: the words of its content, inclusive. */
  readonly contents: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** Sources that are descriptions, by their first word. */
  readonly descriptions: ReadonlyMap<number, DescriptionReading>
  /** Groups of names, by the first word of the last name. */
  readonly groups: ReadonlyMap<number, Entity>
  /** First words of cues that have no source but lean on their sentence's subject. */
  readonly subjectless: ReadonlySet<number>
  /** The entity that is named as the speaker of the quotation around a word, or null. */
  readonly speakerAround: (at: number) => Entity | null
}

/** What was found, by the first word of the pronoun or description. */
export type Antecedents = ReadonlyMap<number, Choice>

/** The state of the walk. */
interface Walk {
  readonly article: Article
  readonly marks: SourceMarks
  readonly trail: Trace[]
  readonly found: Map<number, Choice>
  readonly roles: EntityIndex
  readonly bodies: EntityIndex
}

/**
 * Walks the text once.
 * @param article the article read
 * @param marks its attributions' sources
 */
export function followTrail(article: Article, marks: SourceMarks): Antecedents {
  const { words, mentions, registry } = article
  const walk: Walk = {
    article,
    marks,
    trail: [],
    found: new Map(),
    roles: indexRoles(registry.entities),
    bodies: indexBodies(registry.entities),
  }
  let next = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || !word.letters) continue
    const description = marks.descriptions.get(at)
    if (description !== undefined) resolveDescription(walk, description)
    if (marks.subjectless.has(at)) takeSubject(walk, word, at)
    const mention = mentions[next]
    if (mention !== undefined && mention.first === at) {
      next++
      leaveName(walk, mention)
    } else if (description === undefined) {
      resolvePronoun(walk, word, at)
      if (word.low === 'a' || word.low === 'an') introduce(walk, at)
    }
  }
  return walk.found
}

function leaveName(walk: Walk, mention: Mention): void {
  const { words, registry } = walk.article
  const entity = registry.entities[mention.entity]
  if (entity === undefined) return
  const oblique = isOblique(words, mention)
  const source = walk.marks.sourceWords.has(mention.first)
  walk.trail.push(traceOf(mention, entity, { source, oblique }))
  const group = walk.marks.groups.get(mention.first)
  if (group !== undefined) leave(walk, group, { at: mention.first, source: true, subject: true })
}

/** In traces. */
const SUBJECT_REACH = 12

/** "…, saying": the sentence's latest subject speaks. */
function takeSubject(walk: Walk, word: Word, at: number): void {
  for (let back = walk.trail.length - 1; back >= Math.max(0, walk.trail.length - SUBJECT_REACH); back--) {
    const trace = walk.trail[back]
    if (trace === undefined || trace.sentence !== word.sentence) return
    if (!trace.subject || trace.quoted) continue
    walk.found.set(at, { entity: trace.entity, confidence: 0.6 })
    return
  }
}

function leave(walk: Walk, entity: Entity, state: { at: number; source: boolean; subject: boolean }): void {
  const word = walk.article.words[state.at]
  if (word === undefined) return
  const { sentence, paragraph, quoted } = word
  walk.trail.push({
    ...state,
    entity,
    sentence,
    paragraph,
    quoted,
    oblique: !state.subject,
    headline: word.headline,
  })
}

function choose(
  walk: Walk,
  at: number,
  agreement: { gender: Agreement; role: string | null; quoted?: boolean },
): Choice | null {
  const word = walk.article.words[at]
  if (word === undefined) return null
  return chooseAntecedent(walk.trail, {
    at,
    sentence: word.sentence,
    paragraph: word.paragraph,
    quoted: word.quoted,
    ...agreement,
    content: walk.marks.contents.get(at) ?? null,
    not: word.quoted ? walk.marks.speakerAround(at) : null,
  })
}

function resolvePronoun(walk: Walk, word: Word, at: number): void {
  const source = walk.marks.sourceWords.has(at)
  if ((word.quoted && !source) || word.low.length > 10) return
  const kind = pronounClass(word)
  if (kind === 'first' && source && word.quoted) speakBefore(walk, at)
  if (kind === null || kind === 'vague' || kind === 'relative' || kind === 'first') return
  if (!source && (kind === 'neuter' || kind === 'plural')) return
  const choice = choose(walk, at, { gender: kind, role: null })
  if (choice === null) return
  walk.found.set(at, choice)
  if ((kind === 'male' || kind === 'female') && choice.confidence > 0.6) voteByPronoun(choice.entity, kind)
  const subject = word.low === 'he' || word.low === 'she' || word.low === 'it' || word.low === 'they'
  leave(walk, choice.entity, { at, source, subject })
}

/** "I" in a quotation that nobody is attributed to: whoever was spoken of last outside quotations, less surely. */
function speakBefore(walk: Walk, at: number): void {
  const choice = choose(walk, at, { gender: 'person', role: null, quoted: false })
  if (choice !== null) walk.found.set(at, { entity: choice.entity, confidence: choice.confidence * 0.7 })
}

function resolveDescription(walk: Walk, reading: DescriptionReading): void {
  const { article } = walk
  const description = readDescription(article.words, reading)
  const at = reading.from
  const choice = known(walk, description, at) ?? {
    entity: newlyDescribed(walk, description, { from: at, to: reading.to }),
    confidence: 0.75,
  }
  walk.found.set(at, choice)
  leave(walk, choice.entity, { at, source: true, subject: true })
}

/** Classes of roles by which news speaks of somebody whom it has named without that role: "the candidate", "the woman". */
const SAID_OF_THE_NAMED: ReadonlySet<string> = new Set(
  'person candidate lawmaker business politician leader artist'.split(' '),
)

/** "the Serbian": one person, not "the Dutch" nor "the Chinese", who are many. */
function isOneOf({ head, complement }: Description): boolean {
  return !complement && isDemonym(head) && !/(?:sh|ch|ese|ss|s)$/.test(head)
}

/** Somebody whom the article has named: by a stated role, or by standing nearest. */
function known(walk: Walk, description: Description, at: number): Choice | null {
  const paragraph = walk.article.words[at]?.paragraph ?? 0
  const described = findDescribed(description, walk.roles, (entity) =>
    recency(walk.article, entity, { at, paragraph }),
  )
  if (described !== null) return described
  const body = findBody(description, walk.bodies, (entity) =>
    recency(walk.article, entity, { at, paragraph }),
  )
  if (body !== null) return body
  if (!description.definite || description.plural || description.owned) return null
  const role = description.aged || isOneOf(description) ? 'person' : description.role
  if (role === null || !SAID_OF_THE_NAMED.has(role)) return null
  if (!description.aged && description.complement) return null
  const near = choose(walk, at, { gender: description.gender ?? 'person', role })
  return near === null ? null : { entity: near.entity, confidence: near.confidence * 0.75 }
}

function newlyDescribed(walk: Walk, description: Description, range: { from: number; to: number }): Entity {
  const { text, words, registry } = walk.article
  const name = descriptionName(
    text.slice(words[range.from]?.start ?? 0, words[range.to]?.end ?? 0),
    isCommon(words[range.from]),
  )
  return describeEntity(registry, name, {
    kind: kindOfDescription(description),
    plural: description.plural,
    gender: description.gender,
    role: description.role !== null,
  })
}

/** "a retired teacher": somebody new, whom a later "she" may mean. Not in "is a teacher", nor in an apposition. */
function introduce(walk: Walk, at: number): void {
  const { words } = walk.article
  const before = words[at - 1]
  if (
    words[at]?.quoted ||
    before?.text === ',' ||
    /^(?:is|was|be|been|being|as|become|became|like|of|not)$/.test(before?.low ?? '')
  )
    return
  for (let end = at + 1; end <= at + 4; end++) {
    const word = words[end]
    if (word === undefined || !word.letters || word.name || PREPOSITIONS.has(word.low)) return
    if (!isRole(word.low) || singular(word.low) !== word.low) continue
    const next = words[end + 1]
    if (next?.letters && (isRole(next.low) || next.name)) return
    const name = descriptionName(walk.article.text.slice(words[at]?.start ?? 0, word.end), true)
    const traits = { kind: 'unnamed', plural: false, gender: genderOfRole(word.low), role: true } as const
    const subject = words[at]?.opens === true
    leave(walk, describeEntity(walk.article.registry, name, traits), { at, source: false, subject })
    return
  }
}

/** How many paragraphs before a place the entity was last named; 5 when never. */
function recency(article: Article, entity: Entity, place: { at: number; paragraph: number }): number {
  let low = 0
  let high = entity.mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((article.mentions[entity.mentions[middle] ?? 0]?.first ?? 0) < place.at) low = middle + 1
    else high = middle
  }
  const mention = article.mentions[entity.mentions[low - 1] ?? -1]
  return mention === undefined ? 5 : place.paragraph - mention.paragraph
}

/** True when a word's capital, if it has one, only opens the sentence. */
function isCommon(word: Word | undefined): boolean {
  if (word === undefined || !word.opens || word.name) return false
  return !isDemonym(word.low) && roleClass(word.low) !== 'politician'
}
