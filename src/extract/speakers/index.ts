/**
 * Speakers: who each attribution's source is. Names are found and clustered once for the article, pronouns and
 * descriptions are resolved against them; what cannot be named without guessing stays null.
 */
import type { Attribution, Document, SpeakerResolution } from '../types.ts'
import { readArticle } from './article.ts'
import { resolveAll } from './resolve.ts'

/**
 * Resolves the source of every attribution.
 * @param doc the document
 * @param attributions its attributions, in any order
 * @returns one resolution for each attribution, in the same order; `speaker` is null when nobody can be named
 */
export function resolveSpeakers(doc: Document, attributions: readonly Attribution[]): SpeakerResolution[] {
  if (attributions.length === 0) return []
  return resolveAll(readArticle(doc, attributions))
}
