/**
 * From source readings to speakers.
 */
import type { Resolution, SpeakerResolution } from '../types.ts'
import type { Article, Reading } from './article.ts'
import { enclosing } from './enclosing.ts'
import { groupOf } from './groups.ts'
import type { Entity } from './model.ts'
import { leansOnSubject } from './sources.ts'
import { given } from './speaker.ts'
import { type Antecedents, followTrail } from './trail.ts'
import type { SourceMarks } from './walk.ts'
import { nameBeforeWho, pairBeforeWho } from './who.ts'

const UNKNOWN: SpeakerResolution = { speaker: null, resolution: 'unknown', confidence: 0 }

/** What the resolution of one attribution may look at. */
interface State {
  readonly article: Article
  readonly antecedents: Antecedents
  /** For each reading the entity or group that its names stand for. */
  readonly named: readonly (Entity | null)[]
  readonly results: (SpeakerResolution | undefined)[]
  /** The readings whose content lies around a word, narrowest first. */
  readonly around: (at: number) => number[]
}

/**
 * Resolves every reading of an article.
 * @param article the article read
 * @returns one resolution a reading, in the same order
 */
export function resolveAll(article: Article): SpeakerResolution[] {
  const { readings } = article
  const named = readings.map((reading) => entityOfNames(article, reading))
  const stretches = readings.flatMap(({ content }, value) =>
    content === null ? [] : [{ ...content, value }],
  )
  const around = enclosing(stretches)
  const antecedents = followTrail(article, markSources(article, named, around))
  const state: State = { article, antecedents, named, around, results: readings.map(() => undefined) }
  const order = readings.map((_, at) => at).sort((a, b) => position(readings[a]) - position(readings[b]))
  for (const pass of [isOrdinary, isFirstPerson, isEmpty]) {
    for (const [rank, at] of order.entries()) {
      const reading = readings[at]
      if (reading === undefined || !pass(reading)) continue
      state.results[at] = resolveOne(state, at, order[rank - 1])
    }
  }
  return state.results.map((result) => result ?? UNKNOWN)
}

function position(reading: Reading | undefined): number {
  return reading?.range?.from ?? reading?.content?.from ?? 0
}

const isFirstPerson = ({ source }: Reading): boolean =>
  source.form === 'pronoun' && source.pronoun === 'first'
const isEmpty = ({ source }: Reading): boolean => source.form === 'none'
const isOrdinary = (reading: Reading): boolean => !isFirstPerson(reading) && !isEmpty(reading)

function entityOfNames(article: Article, { source }: Reading): Entity | null {
  if (source.form !== 'names') return null
  const entities: Entity[] = []
  for (const at of source.mentions) {
    const entity = article.registry.entities[article.mentions[at]?.entity ?? -1]
    if (entity !== undefined && !entities.includes(entity)) entities.push(entity)
  }
  if (entities.length < 2) return entities[0] ?? null
  return groupOf(article.registry, entities)
}

function markSources(article: Article, named: State['named'], around: State['around']): SourceMarks {
  const sourceWords = new Set<number>()
  const contents = new Map<number, { from: number; to: number }>()
  const descriptions = new Map<number, Extract<Reading['source'], { form: 'description' }>>()
  const groups = new Map<number, Entity>()
  const subjectless = new Set<number>()
  for (const [index, { source, content, cue }] of article.readings.entries()) {
    if (source.form === 'none' && cue !== null && leansOnSubject(article.words, cue))
      subjectless.add(cue.from)
    if (source.form === 'description') descriptions.set(source.from, source)
    if (source.form === 'pronoun') {
      sourceWords.add(source.at)
      if (content !== null) contents.set(source.at, content)
    }
    if (source.form !== 'names') continue
    for (const at of source.mentions) sourceWords.add(article.mentions[at]?.first ?? -1)
    const entity = named[index]
    const last = article.mentions[source.mentions.at(-1) ?? -1]
    if (entity?.kind === 'person') entity.sure = true
    if (entity?.described && last !== undefined) groups.set(last.first, entity)
  }
  const speakerAround = (at: number) => named[around(at)[0] ?? -1] ?? null
  return { sourceWords, contents, descriptions, groups, subjectless, speakerAround }
}

function resolveOne(state: State, at: number, before: number | undefined): SpeakerResolution {
  const reading = state.article.readings[at]
  if (reading === undefined) return UNKNOWN
  const { source } = reading
  if (source.form === 'names') return nameGiven(state.named[at] ?? null)
  if (source.form === 'none')
    return carryOver(state, reading, before) ?? fromTrail(state, reading.cue?.from ?? -1, 'named')
  if (source.form === 'description') return fromTrail(state, source.from, 'description')
  if (source.pronoun === 'relative') return antecedentOfWho(state.article, source.at)
  if (source.pronoun === 'first') return speakerOfQuotation(state, at)
  return fromTrail(state, source.at, 'pronoun')
}

function nameGiven(entity: Entity | null): SpeakerResolution {
  if (entity === null) return UNKNOWN
  const confidence = entity.described ? 0.85 : entity.low.length > 1 ? 0.96 : 0.88
  return given(entity, 'named', confidence)
}

function fromTrail(state: State, at: number, resolution: Resolution): SpeakerResolution {
  const choice = state.antecedents.get(at)
  return choice === undefined ? UNKNOWN : given(choice.entity, resolution, choice.confidence)
}

/** "Doe, who said": whose the name is that stands right before the pronoun. */
function antecedentOfWho(article: Article, at: number): SpeakerResolution {
  const { entities } = article.registry
  const pair = pairBeforeWho(article, at)?.map((mention) => entities[mention.entity]) ?? []
  const both = pair.filter((one) => one !== undefined)
  if (both.length === 2) return given(groupOf(article.registry, both), 'pronoun', 0.75)
  const entity = entities[nameBeforeWho(article, at)?.entity ?? -1]
  return entity === undefined ? UNKNOWN : given(entity, 'pronoun', 0.8)
}

/** "I", "we" in a quotation: whoever speaks the quotation around it. */
function speakerOfQuotation(state: State, index: number): SpeakerResolution {
  const at = state.article.readings[index]?.range?.from ?? -1
  for (const other of state.around(at)) {
    const result = state.results[other]
    if (other === index || !result?.speaker) continue
    return { ...result, resolution: 'pronoun', confidence: Math.round(result.confidence * 90) / 100 }
  }
  return fromTrail(state, at, 'pronoun')
}

/** No source: a further quotation of the same paragraph is the same speaker's. */
function carryOver(state: State, reading: Reading, before: number | undefined): SpeakerResolution | null {
  const other = state.article.readings[before ?? -1]
  const result = state.results[before ?? -1]
  if (other === undefined || !result?.speaker) return null
  const quotations = reading.attribution.kind === 'direct' && other.attribution.kind !== 'indirect'
  if (!quotations || paragraphOf(state.article, reading) !== paragraphOf(state.article, other)) return null
  return { ...result, confidence: Math.round(result.confidence * 70) / 100 }
}

function paragraphOf(article: Article, reading: Reading): number {
  return article.words[position(reading)]?.paragraph ?? 0
}
