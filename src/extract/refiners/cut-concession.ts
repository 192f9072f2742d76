/**
 * A concession that follows what was reported is the reporter's own more often than the speaker's:
 * `Warsaw reported no violation, though its border is near` -> `no violation`. Annotators end the content before
 * ", although" or ", though" in 27 of 50 such sentences (PolNeAR, training set).
 */
import type { Attribution, Quote, Span } from '../types.ts'
import { firstQuoteAfter } from './quote-cover.ts'

const CONCESSIONS = [', though ', ', although ']

/** The attributions, their indirect contents cut before a concession that stands outside quotation marks. */
export function cutConcession(
  text: string,
  quotes: readonly Quote[],
  attributions: readonly Attribution[],
): Attribution[] {
  return attributions.map((attribution) => {
    const last = attribution.content.at(-1)
    if (last === undefined || attribution.kind === 'direct') return attribution
    const cut = concessionIn(text, quotes, last)
    if (cut === null) return attribution
    return { ...attribution, content: [...attribution.content.slice(0, -1), { start: last.start, end: cut }] }
  })
}

/** Where the concession begins, or null; never at the span's own beginning. */
function concessionIn(text: string, quotes: readonly Quote[], span: Span): number | null {
  const words = text.slice(span.start, span.end)
  for (const concession of CONCESSIONS) {
    const at = words.indexOf(concession)
    if (at < 1) continue
    const quote = quotes[firstQuoteAfter(quotes, span.start + at)]
    if (quote === undefined || quote.outer.start > span.start + at) return span.start + at
  }
  return null
}
