/**
 * The state of the walk through the text, and the two things that it does with the trail: leave a trace, choose from it.
 */
import type { Article } from './article.ts'
import type { EntityIndex } from './entity-index.ts'
import type { Entity } from './model.ts'
import { type Agreement, type Choice, chooseAntecedent, type Trace } from './salience.ts'
import type { DescriptionReading } from './sources.ts'

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

/** The state of the walk. */
export interface Walk {
  readonly article: Article
  readonly marks: SourceMarks
  readonly trail: Trace[]
  readonly found: Map<number, Choice>
  readonly roles: EntityIndex
  readonly bodies: EntityIndex
  /** Whom the article only described, by the head of the description: where, and as whom. */
  readonly described: Map<string, { entity: Entity; paragraph: number }>
}

/** Leaves a trace of an entity at a word. */
export function leave(
  walk: Walk,
  entity: Entity,
  state: { at: number; source: boolean; subject: boolean },
): void {
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

/** The antecedent of the word at an index, or null. */
export function choose(
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
    not: word.quoted ? walk.marks.speakerAround(at) : subjectOfObject(walk, at),
  })
}

/** In words. */
const REACH_OF_OBJECT = 4

/** "Doe told her": the subject right before an object, which is somebody else; null when it is none. */
function subjectOfObject({ article, trail }: Walk, at: number): Entity | null {
  const { words } = article
  const last = trail.at(-1)
  const low = words[at]?.low
  if (last === undefined || !last.subject || at - last.at > REACH_OF_OBJECT + 2) return null
  if (low !== 'him' && (low !== 'her' || words[at + 1]?.letters)) return null
  for (let between = at - 1; between > last.at; between--) {
    const word = words[between]
    if (word === undefined || !word.letters || word.low === 'that') return null
  }
  return last.entity
}
