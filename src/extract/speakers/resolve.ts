/**
 * From source readings to speakers.
 */

import { DOCUMENTS } from '../lexicon/utterances.ts'
import type { Resolution, Speaker, SpeakerKind, SpeakerResolution } from '../types.ts'
import type { Article, Reading } from './article.ts'
import {
  type Description,
  findDescribed,
  indexRoles,
  isBody,
  type RoleIndex,
  readDescription,
} from './descriptions.ts'
import { isPlace } from './lookups.ts'
import type { Entity, Gender } from './model.ts'
import { descriptionName, writtenOut } from './name-text.ts'
import type { PronounClass } from './sources.ts'
import { type Antecedents, followTrail } from './trail.ts'

const UNKNOWN: SpeakerResolution = { speaker: null, resolution: 'unknown', confidence: 0 }

/** Speaker and how sure, before it is given out. */
interface State {
  readonly article: Article
  readonly antecedents: Antecedents
  readonly roles: RoleIndex
  readonly results: (SpeakerResolution | undefined)[]
}

/**
 * Resolves every reading of an article.
 * @param article the article read
 * @returns one resolution a reading, in the same order
 */
export function resolveAll(article: Article): SpeakerResolution[] {
  const state: State = {
    article,
    antecedents: walk(article),
    roles: indexRoles(article.registry.entities),
    results: article.readings.map(() => undefined),
  }
  const order = article.readings
    .map((_, at) => at)
    .sort((a, b) => position(article.readings[a]) - position(article.readings[b]))
  for (const pass of [isOrdinary, isFirstPerson, isEmpty, () => true]) {
    for (const [rank, at] of order.entries()) {
      const reading = article.readings[at]
      if (reading === undefined || state.results[at] !== undefined || !pass(reading)) continue
      state.results[at] = resolveOne(state, reading, order.slice(Math.max(0, rank - 3), rank))
    }
  }
  return state.results.map((result) => result ?? UNKNOWN)
}

function position(reading: Reading | undefined): number {
  return reading?.range?.from ?? reading?.content?.from ?? 0
}

const isFirstPerson = (reading: Reading): boolean =>
  reading.source.form === 'pronoun' && reading.source.pronoun === 'first'
const isEmpty = (reading: Reading): boolean => reading.source.form === 'none'
const isOrdinary = (reading: Reading): boolean => !isFirstPerson(reading) && !isEmpty(reading)

function walk(article: Article): Antecedents {
  const sourceWords = new Set<number>()
  const contents = new Map<number, { from: number; to: number }>()
  for (const { source, content } of article.readings) {
    if (source.form === 'pronoun') {
      sourceWords.add(source.at)
      if (content !== null) contents.set(source.at, content)
    }
    if (source.form === 'names') {
      for (const at of source.mentions) {
        const mention = article.mentions[at]
        if (mention !== undefined) sourceWords.add(mention.first)
      }
    }
  }
  const named = { mentions: article.mentions, entities: article.registry.entities }
  return followTrail(article.words, named, { sourceWords, contents, speakerAround: () => null })
}

function resolveOne(state: State, reading: Reading, before: readonly number[]): SpeakerResolution {
  const { source } = reading
  if (source.form === 'names') return resolveNames(state.article, source.mentions)
  if (source.form === 'pronoun')
    return resolvePronoun(state, reading, { at: source.at, pronoun: source.pronoun, before })
  if (source.form === 'description') return resolveDescription(state, source)
  return carryOver(state, reading, before)
}

function resolveNames(article: Article, indices: readonly number[]): SpeakerResolution {
  const entities: Entity[] = []
  for (const at of indices) {
    const entity = article.registry.entities[article.mentions[at]?.entity ?? -1]
    if (entity !== undefined && !entities.includes(entity)) entities.push(entity)
  }
  const [only] = entities
  if (only === undefined) return UNKNOWN
  if (entities.length === 1) return given(only, 'named', only.low.length > 1 ? 0.96 : 0.88)
  const names = entities.map((entity) => writtenOut(entity.name))
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return { speaker: { name, kind: 'group', role: null }, resolution: 'named', confidence: 0.85 }
}

function given(entity: Entity, resolution: Resolution, confidence: number): SpeakerResolution {
  return { speaker: speakerOf(entity), resolution, confidence }
}

function speakerOf(entity: Entity): Speaker {
  return { name: writtenOut(entity.name), kind: kindOf(entity), role: entity.roles[0] ?? null }
}

function kindOf(entity: Entity): SpeakerKind {
  const low = entity.low.join(' ')
  if (isBody(low)) return 'organisation'
  if (entity.kind === 'place' || isPlace(low)) return 'place'
  return entity.kind === 'unknown' ? 'person' : entity.kind
}

interface PronounSource {
  readonly at: number
  readonly pronoun: PronounClass
  readonly before: readonly number[]
}

function resolvePronoun(state: State, reading: Reading, source: PronounSource): SpeakerResolution {
  const { pronoun, at } = source
  if (pronoun === 'male' || pronoun === 'female' || pronoun === 'neuter') {
    const choice = state.antecedents.get(at)
    return choice === undefined ? UNKNOWN : given(choice.entity, 'pronoun', choice.confidence)
  }
  if (pronoun === 'relative') return antecedentOfWho(state.article, at)
  if (pronoun === 'first') return speakerAround(state, reading)
  if (pronoun === 'plural') return lastGroup(state, reading, source.before)
  return UNKNOWN
}

/** "Doe, who said": the name that stands right before the pronoun. */
function antecedentOfWho(article: Article, at: number): SpeakerResolution {
  let before = at - 1
  if (article.words[before]?.text === ',' || article.words[before]?.text === ')') before--
  for (let index = article.mentions.length - 1; index >= 0; index--) {
    const mention = article.mentions[index]
    if (mention === undefined || mention.first > at) continue
    if (mention.last < before - 1) break
    const entity = article.registry.entities[mention.entity]
    return entity === undefined ? UNKNOWN : given(entity, 'pronoun', 0.8)
  }
  return UNKNOWN
}

/** "I", "we" in a quotation: whoever speaks the quotation around it. */
function speakerAround(state: State, reading: Reading): SpeakerResolution {
  const at = reading.range?.from
  if (at === undefined) return UNKNOWN
  let best: SpeakerResolution = UNKNOWN
  let width = Number.POSITIVE_INFINITY
  for (const [index, other] of state.article.readings.entries()) {
    const { content } = other
    if (other === reading || content === null || content.from > at || content.to < at) continue
    const result = state.results[index]
    if (result?.speaker == null || content.to - content.from >= width) continue
    width = content.to - content.from
    best = { ...result, resolution: 'pronoun', confidence: result.confidence * 0.9 }
  }
  return best
}

/** "They": the latest group that spoke, in this paragraph or the one before. */
function lastGroup(state: State, reading: Reading, before: readonly number[]): SpeakerResolution {
  const paragraph = paragraphOf(state.article, reading)
  for (const at of [...before].reverse()) {
    const other = state.article.readings[at]
    const speaker = state.results[at]?.speaker
    if (other === undefined || !speaker || paragraph - paragraphOf(state.article, other) > 1) continue
    if (speaker.kind === 'group' || speaker.kind === 'organisation')
      return { speaker, resolution: 'pronoun', confidence: 0.6 }
  }
  return UNKNOWN
}

function paragraphOf(article: Article, reading: Reading): number {
  return article.words[position(reading)]?.paragraph ?? 0
}

function resolveDescription(
  state: State,
  range: { from: number; to: number; head: number },
): SpeakerResolution {
  const { article } = state
  const description = readDescription(article.words, range)
  const paragraph = article.words[range.from]?.paragraph ?? 0
  const described = findDescribed(description, state.roles, (entity) =>
    recency(article, entity, { at: range.from, paragraph }),
  )
  if (described !== null) return given(described.entity, 'description', described.confidence)
  const first = article.words[range.from]
  const last = article.words[range.to]
  if (first === undefined || last === undefined) return UNKNOWN
  const name = descriptionName(article.text.slice(first.start, last.end))
  return {
    speaker: { name, kind: kindOfDescription(description), role: null },
    resolution: 'description',
    confidence: 0.7,
  }
}

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

function kindOfDescription(description: Description): SpeakerKind {
  if (description.body !== null && !description.plural) return 'organisation'
  if (description.plural && !DOCUMENTS.has(description.head.slice(0, -1))) return 'group'
  return 'unnamed'
}

/** No source: a further quotation of the same paragraph is the same speaker's. */
function carryOver(state: State, reading: Reading, before: readonly number[]): SpeakerResolution {
  const last = before.at(-1)
  const other = last === undefined ? undefined : state.article.readings[last]
  const result = last === undefined ? undefined : state.results[last]
  if (other === undefined || !result?.speaker) return UNKNOWN
  const quotations = reading.attribution.kind === 'direct' && other.attribution.kind !== 'indirect'
  if (!quotations || paragraphOf(state.article, reading) !== paragraphOf(state.article, other)) return UNKNOWN
  return { ...result, confidence: result.confidence * 0.7 }
}

export type { Gender }
