/**
 * A content that quotes only a part of itself is shown without its "that": `said that he was “ready” to meet` -> `he was “ready” to meet`.
 * Elsewhere the "that" stays, as annotators of news keep it in the content; the seed article of this project marks such contents without it.
 */
import type { Attribution, Quote, Span } from '../types.ts'
import { firstQuoteAfter } from './quote-cover.ts'

/** The attributions, their mixed contents without a leading "that" unless a quotation ends them. */
export function trimThat(
  text: string,
  quotes: readonly Quote[],
  attributions: readonly Attribution[],
): Attribution[] {
  return attributions.map((attribution) => {
    const [first, ...rest] = attribution.content
    if (first === undefined || attribution.kind !== 'mixed' || rest.length > 0) return attribution
    if (text.slice(first.start, first.start + 5).toLowerCase() !== 'that ') return attribution
    return endsInQuote(quotes, first)
      ? attribution
      : { ...attribution, content: [{ start: first.start + 5, end: first.end }] }
  })
}

function endsInQuote(quotes: readonly Quote[], span: Span): boolean {
  const last = quotes[firstQuoteAfter(quotes, span.end - 1)]
  return last !== undefined && last.outer.start < span.end
}
