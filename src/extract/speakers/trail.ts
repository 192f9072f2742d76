/**
 * The walk through the text that leaves the trail of names and descriptions, and resolves every "he", "she", "it" and
 * "the minister" on the way.
 */
import type { Article } from './article.ts'
import { indexBodies } from './bodies.ts'
import { indexRoles } from './described.ts'
import { readDescription } from './description.ts'
import { KIN } from './family.ts'
import { voteByPronoun } from './gender.ts'
import { GROUP, leavePair } from './groups.ts'
import { introduce, introduceMany, newlyDescribed } from './introductions.ts'
import { known, namedRelative } from './known.ts'
import { isOblique } from './mentions.ts'
import type { Mention } from './model.ts'
import { pronounClass } from './pronoun-class.ts'
import { describeEntity } from './registry.ts'
import { type Choice, traceOf } from './salience.ts'
import type { DescriptionReading } from './sources.ts'
import { choose, leave, type SourceMarks, type Walk } from './walk.ts'
import { nameBeforeWho } from './who.ts'
import type { Word } from './words.ts'

/** What was found, by the first word of the pronoun or description. */
export type Antecedents = ReadonlyMap<number, Choice>

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
      else if (word.opens && !word.quoted) {
        introduceMany(walk, at)
        leaveRelative(walk, at)
      }
    }
  }
  return walk.found
}

/** "Her brother was third.": he is the subject, when the article has named him. */
function leaveRelative(walk: Walk, at: number): void {
  const { words } = walk.article
  const next = words[at + 1]
  const low = words[at]?.low
  if ((low !== 'his' && low !== 'her') || !next || !KIN.has(next.low) || next.possessive) return
  if (!words[at + 2]?.letters || words[at + 2]?.name) return
  const description = readDescription(words, {
    form: 'description',
    from: at,
    to: at + 1,
    head: at + 1,
    several: false,
  })
  const choice = namedRelative(walk, description, at)
  if (choice !== null) leave(walk, choice.entity, { at: at + 1, source: false, subject: true })
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

function resolvePronoun(walk: Walk, word: Word, at: number): void {
  const source = walk.marks.sourceWords.has(at)
  if ((word.quoted && !source) || word.low.length > 10) return
  const kind = pronounClass(word)
  if (kind === 'relative' && source) speakWho(walk, at)
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

/** "by Jane Doe, who said": she speaks, whatever her part in the clause before. */
function speakWho(walk: Walk, at: number): void {
  const { article } = walk
  const mention = nameBeforeWho(article, at)
  const entity = article.registry.entities[mention?.entity ?? -1]
  if (mention === null || entity === undefined || article.words[mention.from - 1]?.low === 'and') return
  leave(walk, entity, { at, source: true, subject: true })
}

/** "I" in a quotation that nobody is attributed to: whoever was spoken of last outside quotations, less surely. */
function speakBefore(walk: Walk, at: number): void {
  const choice = choose(walk, at, { gender: 'person', role: null, quoted: false })
  if (choice !== null) walk.found.set(at, { entity: choice.entity, confidence: choice.confidence * 0.7 })
}

/** "She and her colleagues": with the name of whom "she" is. */
function withOthers(walk: Walk, { from, to }: DescriptionReading): Choice | null {
  const { words, text, registry } = walk.article
  const first = words[from]
  const kind = first === undefined ? null : pronounClass(first)
  if ((kind !== 'male' && kind !== 'female') || words[from + 1]?.low !== 'and' || to - from > LONGEST_OTHERS)
    return null
  const choice = choose(walk, from, { gender: kind, role: null })
  if (choice === null || choice.entity.described !== null) return null
  const others = text.slice(words[from + 1]?.start, words[to]?.end)
  leave(walk, choice.entity, { at: from, source: true, subject: true })
  return { ...choice, entity: describeEntity(registry, `${choice.entity.name} ${others}`, GROUP) }
}

/** In words. */
const LONGEST_OTHERS = 8

function resolveDescription(walk: Walk, reading: DescriptionReading): void {
  const { article } = walk
  const description = readDescription(article.words, reading)
  const at = reading.from
  const choice = withOthers(walk, reading) ??
    known(walk, description, at) ?? {
      entity: newlyDescribed(walk, description, { from: at, to: reading.to }),
      confidence: 0.75,
    }
  walk.found.set(at, choice)
  leave(walk, choice.entity, { at, source: true, subject: true })
}
