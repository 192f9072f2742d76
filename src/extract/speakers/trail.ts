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
import { genderOfRole, isDemonym, isRole, plainHead, roleClass, singular } from './lookups.ts'
import { isOblique } from './mentions.ts'
import type { Entity, Mention } from './model.ts'
import { descriptionName, groupName } from './name-text.ts'
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
  /** Whom the article only described, by the head of the description: where, and as whom. */
  readonly described: Map<string, { entity: Entity; paragraph: number }>
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
    described: new Map(),
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
      leavePair(walk, next - 1)
    } else if (description === undefined) {
      resolvePronoun(walk, word, at)
      if (word.low === 'a' || word.low === 'an') introduce(walk, at)
      else if (word.opens && !word.quoted) introduceMany(walk, at)
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
  const several = countOf(description)
  if (several > 0) return groupBefore(walk, several, at)
  const again = describedBefore(walk, description, paragraph)
  if (again !== null) return again
  const body = findBody(description, walk.bodies, (entity) =>
    recency(walk.article, entity, { at, paragraph }),
  )
  if (body !== null) return body
  if (!description.definite || description.plural || description.owned) return null
  const role = description.aged || isOneOf(description) ? 'person' : description.role
  if (role === null || !SAID_OF_THE_NAMED.has(role)) return null
  if (!description.aged && description.complement) return null
  const near = choose(walk, at, { gender: description.gender ?? 'person', role })
  if (near === null || near.confidence < LEAST_NEAR || !near.entity.sure) return null
  return { entity: near.entity, confidence: near.confidence * 0.75 }
}

/** Whoever stands nearest is no better than a description below this. */
const LEAST_NEAR = 0.6

/** In paragraphs: how far back somebody only described is meant. */
const REACH_OF_DESCRIBED = 5

/** "The spokeswoman" after "a spokeswoman for the railway". */
function describedBefore(walk: Walk, description: Description, paragraph: number): Choice | null {
  if (!description.definite || description.role === null || description.complement || description.owned)
    return null
  const before = walk.described.get(keyOf(description))
  if (before === undefined || paragraph - before.paragraph > REACH_OF_DESCRIBED) return null
  const words = before.entity.name.toLowerCase().split(/[ ’']+/)
  if (!description.modifiers.every((modifier) => words.includes(modifier))) return null
  return { entity: before.entity, confidence: 0.65 }
}

function keyOf({ head, plural }: { head: string; plural: boolean }): string {
  return plural ? `${head} many` : head
}

/** How many "the two leaders" or "the pair" are; 0 for another description. */
function countOf({ definite, plural, modifiers, head }: Description): number {
  if (!definite) return 0
  if (head === 'pair' || head === 'duo' || head === 'two') return 2
  if (head === 'trio' || head === 'three') return 3
  if (!plural) return 0
  if (modifiers.includes('two')) return 2
  return modifiers.includes('three') ? 3 : 0
}

/** In traces. */
const REACH_OF_GROUP = 12

/** The group of so many names that was spoken of last, else the two people of the sentence before. */
function groupBefore(walk: Walk, count: number, at: number): Choice | null {
  const word = walk.article.words[at]
  const people: Entity[] = []
  const { trail } = walk
  for (let back = trail.length - 1; back >= Math.max(0, trail.length - REACH_OF_GROUP); back--) {
    const trace = trail[back]
    if (trace === undefined || word === undefined || word.paragraph - trace.paragraph > 1) break
    const { entity } = trace
    if (entity.described?.kind === 'group' && entity.name.split(/, | and /).length === count)
      return { entity, confidence: 0.7 }
    if (
      word.sentence - trace.sentence === 1 &&
      entity.kind === 'person' &&
      !entity.described &&
      !trace.quoted
    )
      if (!people.includes(entity)) people.unshift(entity)
  }
  if (people.length !== count) return null
  return { entity: groupOf(walk, people), confidence: 0.55 }
}

function groupOf(walk: Walk, members: readonly Entity[]): Entity {
  return describeEntity(walk.article.registry, groupName(members), GROUP)
}

const GROUP = { kind: 'group', plural: true, gender: null, role: false } as const

/** "Jane Doe and John Roe met": whom "they" and "the two leaders" may mean. */
function leavePair(walk: Walk, index: number): void {
  const { words, mentions, registry } = walk.article
  const second = mentions[index]
  if (second === undefined || second.quoted || walk.marks.groups.has(second.first)) return
  if (words[second.from - 1]?.low !== 'and' || words[second.last]?.possessive) return
  const members: Entity[] = []
  let at = index
  for (let left = second.from - 2; at > index - 5; at--) {
    const mention = mentions[at]
    const entity = registry.entities[mention?.entity ?? -1]
    if (mention === undefined || entity === undefined || (at < index && mention.last !== left)) break
    if (entity.kind !== registry.entities[second.entity]?.kind || members.includes(entity)) return
    members.unshift(entity)
    if (at === index) continue
    if (words[mention.from - 1]?.text !== ',') break
    left = mention.from - 2
  }
  if (members.length < 2) return
  const subject = mentions[index - members.length + 1]?.leads === true
  leave(walk, groupOf(walk, members), { at: second.first, source: false, subject })
}

function newlyDescribed(walk: Walk, description: Description, range: { from: number; to: number }): Entity {
  const { text, words, registry } = walk.article
  const name = descriptionName(
    text.slice(words[range.from]?.start ?? 0, words[range.to]?.end ?? 0),
    isCommon(words[range.from]),
  )
  const entity = describeEntity(registry, name, {
    kind: kindOfDescription(description),
    plural: description.plural,
    gender: description.gender,
    role: description.role !== null,
  })
  if (description.role !== null)
    walk.described.set(keyOf(description), { entity, paragraph: words[range.from]?.paragraph ?? 0 })
  return entity
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
    const entity = describeEntity(walk.article.registry, name, traits)
    walk.described.set(plainHead(word.low, ''), { entity, paragraph: word.paragraph })
    leave(walk, entity, { at, source: false, subject })
    return
  }
}

/** "Residents of the village blocked the road": many, whom a later "they" may mean, as the subject of a sentence. */
function introduceMany(walk: Walk, at: number): void {
  const { words, text, registry } = walk.article
  const opening = words[at]
  if (opening === undefined || opening.headline) return
  const from = opening.low === 'the' ? at + 1 : at
  for (let end = from; end <= from + 3; end++) {
    const word = words[end]
    if (word === undefined || !word.letters || word.sentence !== opening.sentence || word.possessive) return
    if (end > at && word.name) return
    if (PREPOSITIONS.has(word.low)) return
    if (!isRole(word.low) || singular(word.low) === word.low) continue
    const next = words[end + 1]
    if (next === undefined || next.name || !next.letters || isRole(next.low)) return
    const key = `${word.low} many`
    const before = opening.low === 'the' ? walk.described.get(key)?.entity : undefined
    const to = endOfComplement(words, end)
    const name = descriptionName(text.slice(opening.start, words[to]?.end), isCommon(opening))
    const entity = before ?? describeEntity(registry, name, { ...GROUP, role: true })
    walk.described.set(key, { entity, paragraph: word.paragraph })
    leave(walk, entity, { at, source: false, subject: true })
    return
  }
}

/** "residents of Lower Tarn": the last word of the name that a preposition adds, else the role itself. */
function endOfComplement(words: readonly Word[], role: number): number {
  if (!/^(?:of|in|at|from|for)$/.test(words[role + 1]?.low ?? '')) return role
  let to = words[role + 2]?.low === 'the' ? role + 2 : role + 1
  const first = to + 1
  while (words[to + 1]?.name && to - role < 8) to++
  return to < first ? role : to
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
