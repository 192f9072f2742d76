/**
 * What a pronoun says of whom it stands for.
 */
import { PRONOUN_CLASSES, type PronounClass } from '../lexicon/pronouns.ts'
import type { Word } from './words.ts'

/** Names that look like pronouns. */
const UPPER_NAMES: ReadonlySet<string> = new Set(['US', 'IT', 'WHO'])

/** The class of a pronoun, or null for another word; "US", "IT" and "WHO" are names. */
export function pronounClass(word: Word): PronounClass | null {
  const found = word.low.length > 10 ? undefined : PRONOUN_CLASSES.get(word.low)
  if (found === undefined || UPPER_NAMES.has(word.text)) return null
  return found
}
