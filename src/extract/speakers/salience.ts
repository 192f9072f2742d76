/**
 * Who "he", "she" and "it" are: one walk through the text in which names and resolved pronouns leave a trail,
 * and each pronoun takes the most salient entity of the trail that agrees with it.
 */
import { fitsGender } from './gender.ts'
import { headWords, roleClass } from './lookups.ts'
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

/** What the words demand of the antecedent; `person`: somebody, of either gender. */
export type Agreement = Gender | 'person' | 'neuter' | 'plural'

/** The pronoun (or description) to resolve. */
export interface Anaphor {
  readonly at: number
  readonly sentence: number
  readonly paragraph: number
  readonly gender: Agreement
  /** Class of the role that a description states, or null. */
  readonly role: string | null
  readonly quoted: boolean
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
  nextSentence: 1.2,
  sameSentence: 0.8,
  source: 1.1,
  latestSource: 0.8,
  quoted: -1.6,
  oblique: -0.9,
  headline: -1.2,
  own: -2.5,
  ownSource: 1.2,
  unknownGender: -1,
  unsure: -0.9,
  bare: -2,
  described: -0.9,
  describedTold: -0.4,
  bodyAsPlural: -1.5,
  unseen: -2,
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
    if (trace.entity === anaphor.not || !agrees(trace.entity, anaphor)) continue
    const score = scoreTrace(trace, anaphor) + (latest ? WEIGHTS.latestSource : 0)
    if (score > (scores.get(trace.entity) ?? Number.NEGATIVE_INFINITY)) scores.set(trace.entity, score)
  }
  return best(scores, anaphor)
}

function agrees(entity: Entity, anaphor: Anaphor): boolean {
  const { gender } = anaphor
  const plural = entity.described?.plural === true
  if (gender === 'plural') return plural || (entity.kind === 'organisation' && entity.described === null)
  if (plural) return false
  if (gender === 'neuter') return entity.kind !== 'person' && entity.male + entity.female === 0
  if (entity.kind === 'place' || entity.kind === 'organisation') return false
  if (anaphor.role !== null && !canHaveRole(entity, anaphor.role)) return false
  return gender === 'person' || fitsGender(entity, gender)
}

/** "the senator" is nobody whose stated roles are all of other classes. */
function canHaveRole(entity: Entity, role: string): boolean {
  if (role === 'person' || entity.roles.length === 0) return true
  const fits = RELATED.get(role) ?? [role]
  return entity.roles.some((stated) =>
    headWords(stated).some((word) => {
      const other = roleClass(word)
      return other === role || (other !== null && fits.includes(other))
    }),
  )
}

/** Classes of roles that one person may well have beside another: a founder may be "the billionaire". */
const RELATED: ReadonlyMap<string, readonly string[]> = new Map([
  ['business', ['chief']],
  ['artist', ['chief']],
  ['player', ['coach', 'chief']],
  ['coach', ['chief']],
  ['politician', ['lawmaker', 'minister', 'leader', 'governor', 'mayor', 'candidate']],
  ['lawmaker', ['politician', 'candidate']],
  ['leader', ['politician']],
])

function scoreTrace(trace: Trace, anaphor: Anaphor): number {
  const sentences = Math.min(anaphor.sentence - trace.sentence, 8)
  const paragraphs = Math.min(anaphor.paragraph - trace.paragraph, 4)
  let score = WEIGHTS.sentence * sentences + WEIGHTS.paragraph * paragraphs
  if (trace.subject) score += WEIGHTS.subject
  if (trace.subject && sentences === 1 && paragraphs === 0) score += WEIGHTS.nextSentence
  if (trace.subject && sentences === 0) score += WEIGHTS.sameSentence
  if (trace.source) score += WEIGHTS.source
  if (trace.quoted && !anaphor.quoted) score += WEIGHTS.quoted
  if (trace.oblique) score += WEIGHTS.oblique
  if (trace.headline) score += WEIGHTS.headline
  if (!trace.subject && !trace.entity.sure && trace.entity.low.length === 1) score += WEIGHTS.bare
  const { content } = anaphor
  if (content !== null && content.from <= trace.at && trace.at <= content.to) score += WEIGHTS.own
  return score
}

function best(scores: ReadonlyMap<Entity, number>, anaphor: Anaphor): Choice | null {
  let choice: Entity | null = null
  let top = Number.NEGATIVE_INFINITY
  let total = 0
  for (const [entity, raw] of scores) {
    const score = raw + weighEntity(entity, anaphor)
    total += Math.exp(score)
    if (score <= top) continue
    top = score
    choice = entity
  }
  if (choice === null) return null
  // One more rival that is not in sight keeps a lone weak candidate from looking certain.
  const share = Math.exp(top) / (total + Math.exp(WEIGHTS.unseen))
  return { entity: choice, confidence: Math.min(0.93, 0.35 + 0.6 * share) }
}

function weighEntity(entity: Entity, anaphor: Anaphor): number {
  let score = WEIGHTS.frequency * Math.log(1 + entity.mentions.length)
  const told = Math.abs(entity.male - entity.female) > 2
  if (entity.described !== null && anaphor.gender !== 'plural')
    score += told ? WEIGHTS.describedTold : WEIGHTS.described
  if (anaphor.gender === 'plural') return score + (entity.described?.plural ? 0 : WEIGHTS.bodyAsPlural)
  if (anaphor.gender === 'neuter') return score
  if (!entity.sure) score += WEIGHTS.unsure
  if (anaphor.gender !== 'person' && Math.abs(entity.male - entity.female) < 3) score += WEIGHTS.unknownGender
  return score
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
