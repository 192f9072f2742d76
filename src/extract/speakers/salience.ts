/**
 * Who "he", "she" and "it" are: one walk through the text in which names and resolved pronouns leave a trail,
 * and each pronoun takes the most salient entity of the trail that agrees with it.
 */
import { fitsGender } from './gender.ts'
import type { Entity, Gender, Mention } from './model.ts'

/** One place where an entity was spoken of, in text order. */
export interface Trace {
  readonly entity: Entity
  /** Index of its first word. */
  readonly at: number
  readonly sentence: number
  readonly paragraph: number
  readonly subject: boolean
  /** It is the source of an attribution. */
  readonly source: boolean
  /** Inside quotation marks. */
  readonly quoted: boolean
  /** "Doe's", or governed by a preposition. */
  readonly oblique: boolean
  readonly headline: boolean
}

/** The pronoun to resolve. */
export interface Anaphor {
  readonly at: number
  readonly sentence: number
  readonly paragraph: number
  readonly gender: Gender | 'neuter'
  readonly quoted: boolean
  readonly opens: boolean
  /** Word indices (inclusive) of the words that the pronoun's attribution attributes, or null. */
  readonly content: { readonly from: number; readonly to: number } | null
  /** The entity that speaks the quotation around the pronoun: never meant by "he" in it. */
  readonly not: Entity | null
}

/** The choice, with the probability that it is right. */
export interface Choice {
  readonly entity: Entity
  readonly confidence: number
}

/** How far back a pronoun reaches, in traces. */
const REACH = 30

/** Weights of the score, tuned on development texts; see `tests/extract/speakers`. */
const WEIGHTS = {
  sentence: -0.55,
  paragraph: -0.35,
  subject: 0.9,
  source: 1.1,
  latestSource: 0.8,
  quoted: -1.6,
  oblique: -0.9,
  headline: -1.2,
  own: -2.5,
  ownSource: 1.2,
  unknownGender: -0.6,
  frequency: 0.25,
} as const

/**
 * Chooses the entity that a pronoun stands for.
 * @param trail the traces so far, in text order
 * @param anaphor the pronoun
 * @returns the choice, or null when nothing within reach agrees with it
 */
export function chooseAntecedent(trail: readonly Trace[], anaphor: Anaphor): Choice | null {
  const scores = new Map<Entity, number>()
  let sources = 0
  for (let back = trail.length - 1; back >= Math.max(0, trail.length - REACH); back--) {
    const trace = trail[back]
    if (trace === undefined || anaphor.paragraph - trace.paragraph > 6) break
    const latest = trace.source && sources === 0
    if (trace.source && !trace.quoted) sources++
    if (trace.entity === anaphor.not || !agrees(trace.entity, anaphor.gender)) continue
    const score = scoreTrace(trace, anaphor) + (latest ? WEIGHTS.latestSource : 0)
    if (score > (scores.get(trace.entity) ?? Number.NEGATIVE_INFINITY)) scores.set(trace.entity, score)
  }
  return best(scores, anaphor)
}

function agrees(entity: Entity, gender: Gender | 'neuter'): boolean {
  if (gender === 'neuter') return entity.kind !== 'person' && entity.male + entity.female === 0
  if (entity.kind === 'place' || entity.kind === 'organisation') return false
  return fitsGender(entity, gender)
}

function scoreTrace(trace: Trace, anaphor: Anaphor): number {
  const sentences = Math.min(anaphor.sentence - trace.sentence, 8)
  const paragraphs = Math.min(anaphor.paragraph - trace.paragraph, 4)
  let score = WEIGHTS.sentence * sentences + WEIGHTS.paragraph * paragraphs
  if (trace.subject) score += WEIGHTS.subject
  if (trace.source) score += WEIGHTS.source
  if (trace.quoted && !anaphor.quoted) score += WEIGHTS.quoted
  if (trace.oblique) score += WEIGHTS.oblique
  if (trace.headline) score += WEIGHTS.headline
  const { content } = anaphor
  if (content !== null && content.from <= trace.at && trace.at <= content.to) score += WEIGHTS.own
  return score
}

function best(scores: ReadonlyMap<Entity, number>, anaphor: Anaphor): Choice | null {
  let choice: Entity | null = null
  let top = Number.NEGATIVE_INFINITY
  let total = 0
  for (const [entity, raw] of scores) {
    const known = anaphor.gender === 'neuter' || entity.male !== entity.female
    const score =
      raw + (known ? 0 : WEIGHTS.unknownGender) + WEIGHTS.frequency * Math.log(entity.mentions.length)
    total += Math.exp(score)
    if (score <= top) continue
    top = score
    choice = entity
  }
  if (choice === null) return null
  const share = Math.exp(top) / total
  return { entity: choice, confidence: Math.min(0.93, 0.35 + 0.6 * share) }
}

/** Makes the trace of a name mention. */
export function traceOf(
  mention: Mention,
  entity: Entity,
  state: { source: boolean; oblique: boolean },
): Trace {
  return {
    entity,
    at: mention.first,
    sentence: mention.sentence,
    paragraph: mention.paragraph,
    subject: mention.leads && !state.oblique,
    source: state.source,
    quoted: mention.quoted,
    oblique: state.oblique,
    headline: mention.headline,
  }
}
