/**
 * Extraction: an article's text and its publication date in, its claims out. The stages in order, nothing else.
 */
import { findAttributions } from './attributions.ts'
import { readDocument } from './document.ts'
import type { Model } from './model/index.ts'
import { textOf, trimContent } from './span.ts'
import { resolveSpeakers } from './speakers/index.ts'
import type { ExtractedClaim, ExtractionContext, Span } from './types.ts'

/**
 * The claims of an article, in the order of its text.
 * @param text normalised; all offsets are UTF-16 indices into it
 * @param model the learned weights; without them only rules are at work
 */
export function extractClaims(text: string, _context: ExtractionContext, model?: Model): ExtractedClaim[] {
  const doc = readDocument(text)
  const attributions = findAttributions(doc, model)
  const kept = attributions.filter((one) => one.content.some((span) => hasWords(text, span)))
  const speakers = resolveSpeakers(doc, kept)
  return kept.map((attribution, i) => ({
    text: wordsOf(text, attribution.content),
    kind: attribution.kind,
    type: 'statement',
    mode: null,
    attribution,
    speaker: speakers[i] ?? { speaker: null, resolution: 'unknown', confidence: 0 },
    saidOn: null,
    due: null,
  }))
}

const hasWords = (text: string, span: Span) => trimContent(text, span).end > trimContent(text, span).start

/** What was said: the contents without outer quotation marks and edge punctuation, but with a final "?" or "!". */
function wordsOf(text: string, content: readonly Span[]): string {
  return content
    .map((span) => {
      const { start, end } = trimContent(text, span)
      const asks = end > start && end < span.end && '?!'.includes(text.charAt(end))
      return textOf(text, { start, end: asks ? end + 1 : end })
    })
    .filter((words) => words !== '')
    .join(' … ')
}
