/**
 * Sets of letters and digits: two spans are compared by the word characters they cover,
 * so that quotation marks and punctuation at the edges do not count.
 */
import type { Span } from '../../src/extract/types.ts'

const WORD_CHARACTER = /[\p{L}\p{N}]/u

/** Offsets of the letters and digits (UTF-16 units taken singly) that the spans cover. */
export function wordCharacters(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>()
  for (const { start, end } of spans) {
    for (let at = start; at < end; at++) if (WORD_CHARACTER.test(text[at] ?? '')) set.add(at)
  }
  return set
}

/** How many members two sets share. */
export function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const member of small) if (large.has(member)) count++
  return count
}

/** True when both sets hold the same members. */
export function equalSets(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && shared(a, b) === a.size
}

/** Shared members over all members, 0..1; 0 for two empty sets. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = shared(a, b)
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

/** Precision, recall and their harmonic mean, in per cent, with the counts behind them. */
export interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly predicted: number
  readonly gold: number
}

/** Rates from the number of predictions that are right, the predictions and the gold. */
export function rates(right: number, predicted: number, gold: number): Rates {
  return ratesOf(predicted ? right / predicted : 0, gold ? right / gold : 0, { predicted, gold })
}

/** Rates from a precision and a recall (0..1) that were worked out apart. */
export function ratesOf(p: number, r: number, counts: { predicted: number; gold: number }): Rates {
  const f1 = p + r ? (2 * p * r) / (p + r) : 0
  return { precision: percent(p), recall: percent(r), f1: percent(f1), ...counts }
}

/** A share in per cent with one decimal. */
export function percent(share: number): number {
  return Number((100 * share).toFixed(1))
}
