/**
 * The words of the speaker stage: mentions of people, bodies and places, and the entities that they are clustered into.
 */

import type { SpeakerKind } from '../types.ts'

/** `unknown`: one capitalised word that nothing else tells of. */
export type MentionKind = 'person' | 'organisation' | 'place' | 'unknown'

export type Gender = 'male' | 'female'

/** One name in the text. `first` and `last` are indices into the words, inclusive; they cover the name without titles and roles. */
export interface Mention {
  readonly first: number
  readonly last: number
  /** The name's words as written, and folded. */
  readonly words: readonly string[]
  readonly low: readonly string[]
  kind: MentionKind
  /** Where the title or role before the name begins (an index into the words; `first` when there is none). */
  readonly from: number
  /** The roles beside the name as the text states them, the fullest first. */
  readonly roles: string[]
  /** What the title or role says, or null. */
  readonly gender: Gender | null
  /** A title stands before it ("Mr", "Sen."): one word after it is a last name. */
  readonly titled: boolean
  /** What a polite title or a bracket tells without stating a role ("Dr": doctor), or null. */
  readonly title: string | null
  /** The word for a body right before it: "the newspaper Harbour Post". */
  readonly bodyWord: string | null
  readonly sentence: number
  readonly paragraph: number
  readonly quoted: boolean
  readonly headline: boolean
  /** First name mention of its sentence outside quotations. */
  leads: boolean
  /** Index into the entities; -1 until clustered. */
  entity: number
}

/** Somebody whom the article only describes ("a senior official"), or names joined to a group. */
export interface Described {
  readonly kind: SpeakerKind
  readonly plural: boolean
}

/** A person, body or place of the article. */
export interface Entity {
  readonly id: number
  /** The fullest name. */
  name: string
  /** Words of `name`, folded. */
  low: readonly string[]
  kind: MentionKind
  /** Something besides capitals says that it is a person: a title, a role, a known given name. */
  sure: boolean
  /** Evidence for each gender, in votes. */
  male: number
  female: number
  /** Roles as stated, in text order. */
  readonly roles: string[]
  /** Roles that a polite title or a bracket gives ("Dr" makes a doctor): never shown, but a description may mean them. */
  readonly titles: string[]
  /** Words for bodies that stand before its name. */
  readonly bodyWords: string[]
  /** Where it is mentioned: indices into the mentions, in text order. */
  readonly mentions: number[]
  /** Set when it has no name of its own. */
  readonly described: Described | null
}
