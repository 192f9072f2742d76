/**
 * The walk through the text that leaves the trail of names and resolves every "he", "she" and "it" on the way.
 */
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import { voteByPronoun } from './gender.ts'
import type { Entity, Mention } from './model.ts'
import { type Choice, chooseAntecedent, type Trace, traceOf } from './salience.ts'
import { pronounClass } from './sources.ts'
import type { Word } from './words.ts'

/** What the walk needs to know of the attributions, by word index. */
export interface SourceMarks {
  /** Words that a source begins with or contains as its name. */
  readonly sourceWords: ReadonlySet<number>
  /** For a pronoun that is a source: the words of its content, inclusive. */
  readonly contents: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** Gives the entity that speaks the quotation around a word when that is already known, or null. */
  readonly speakerAround: (at: number) => Entity | null
}

/** The antecedents found, by the pronoun's word index. */
export type Antecedents = ReadonlyMap<number, Choice>

/**
 * Walks the text once.
 * @param words the words of the document
 * @param mentions its clustered mentions in text order
 * @param entities the entities, by id
 * @param marks the attributions' sources
 */
export function followTrail(
  words: readonly Word[],
  named: { readonly mentions: readonly Mention[]; readonly entities: readonly Entity[] },
  marks: SourceMarks,
): Antecedents {
  const { mentions, entities } = named
  const trail: Trace[] = []
  const found = new Map<number, Choice>()
  let next = 0
  for (let at = 0; at < words.length; at++) {
    const mention = mentions[next]
    if (mention !== undefined && mention.first === at) {
      next++
      const entity = entities[mention.entity]
      const oblique = Boolean(words[mention.last]?.possessive) || isGovernedBy(words, mention.from)
      if (entity !== undefined)
        trail.push(traceOf(mention, entity, { source: marks.sourceWords.has(at), oblique }))
      continue
    }
    const word = words[at]
    if (word === undefined || !word.letters) continue
    resolvePronoun(word, at, { trail, found, marks })
  }
  return found
}

interface Walk {
  readonly trail: Trace[]
  readonly found: Map<number, Choice>
  readonly marks: SourceMarks
}

function resolvePronoun(word: Word, at: number, walk: Walk): void {
  const source = walk.marks.sourceWords.has(at)
  if (word.quoted && !source) return
  const kind = word.low.length <= 7 ? pronounClass(word) : null
  if (kind !== 'male' && kind !== 'female' && !(kind === 'neuter' && source)) return
  const choice = chooseAntecedent(walk.trail, {
    at,
    sentence: word.sentence,
    paragraph: word.paragraph,
    gender: kind,
    quoted: word.quoted,
    opens: word.opens,
    content: walk.marks.contents.get(at) ?? null,
    not: word.quoted ? walk.marks.speakerAround(at) : null,
  })
  if (choice === null) return
  walk.found.set(at, choice)
  if (kind !== 'neuter' && choice.confidence > 0.6) voteByPronoun(choice.entity, kind)
  const nominative = word.low === 'he' || word.low === 'she' || word.low === 'it'
  walk.trail.push({
    entity: choice.entity,
    at,
    sentence: word.sentence,
    paragraph: word.paragraph,
    subject: nominative,
    source,
    quoted: word.quoted,
    oblique: !nominative,
    headline: false,
  })
}

/** True when a preposition (and perhaps an article) stands before the word. */
function isGovernedBy(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  if (before === undefined || before.sentence !== words[at]?.sentence) return false
  const low =
    before.low === 'the' || before.low === 'a' || before.low === 'an' ? words[at - 2]?.low : before.low
  return low !== undefined && PREPOSITIONS.has(low)
}
