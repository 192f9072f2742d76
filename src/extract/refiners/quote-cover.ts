/**
 * Which quotations a list of attributions already covers, and with which attribution.
 */
import { bisect } from '../bisect.ts'
import { overlaps } from '../span.ts'
import type { Attribution, Quote, Span } from '../types.ts'

/**
 * Index of the first quotation that ends after `offset`, by bisection; `quotes.length` when none does.
 */
export function firstQuoteAfter(quotes: readonly Quote[], offset: number): number {
  return bisect(quotes, (one) => one.outer.end <= offset)
}

/** The quotations that share at least one character with `span`, as indexes. */
export function quotesIn(quotes: readonly Quote[], span: Span): number[] {
  const found: number[] = []
  for (let index = firstQuoteAfter(quotes, span.start); index < quotes.length; index++) {
    const quote = quotes[index]
    if (quote === undefined || !overlaps(quote.outer, span)) break
    found.push(index)
  }
  return found
}

/** For each quotation, the index of the attribution whose content holds it, or -1. Of several, the one with the shortest content span. */
export function coverQuotes(quotes: readonly Quote[], attributions: readonly Attribution[]): Int32Array {
  const cover = new Int32Array(quotes.length).fill(-1)
  const size = new Float64Array(quotes.length).fill(Number.POSITIVE_INFINITY)
  for (const [index, { content }] of attributions.entries()) {
    for (const span of content) {
      for (const quote of quotesIn(quotes, span)) {
        if (span.end - span.start >= (size[quote] ?? 0)) continue
        size[quote] = span.end - span.start
        cover[quote] = index
      }
    }
  }
  return cover
}
