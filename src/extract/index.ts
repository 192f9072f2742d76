/**
 * Extraction: an article's text and its publication date in, its claims out. The stages in order, nothing else.
 */
import { readDocument } from './document.ts'
import { textOf, trimContent } from './span.ts'
import { resolveSpeakers } from './speakers/index.ts'
import type { Attribution, ExtractedClaim, ExtractionContext, Span } from './types.ts'

/**
 * The claims of an article, in the order of its text.
 * @param text normalised; all offsets are UTF-16 indices into it
 */
export function extractClaims(text: string, _context: ExtractionContext): ExtractedClaim[] {
  const doc = readDocument(text)
  const attributions: Attribution[] = []
  const shown = attributions.map((one) => ({ ...one, content: shownContent(text, one.content) }))
  const kept = shown.filter((one) => one.content.length > 0)
  const speakers = resolveSpeakers(doc, kept)
  return kept.map((attribution, i) => ({
    text: attribution.content.map((span) => textOf(text, span)).join(' … '),
    kind: attribution.kind,
    type: 'statement',
    mode: null,
    attribution,
    speaker: speakers[i] ?? { speaker: null, resolution: 'unknown', confidence: 0 },
    saidOn: null,
    due: null,
  }))
}

/** Contents as a claim shows them: without outer quotation marks and edge punctuation, but with a final "?" or "!". */
function shownContent(text: string, content: readonly Span[]): Span[] {
  return content
    .map((span) => {
      const { start, end } = trimContent(text, span)
      const asks = end > start && end < span.end && '?!'.includes(text.charAt(end))
      return { start, end: asks ? end + 1 : end }
    })
    .filter((span) => span.end > span.start)
}
