/**
 * Small questions about spans. A span is UTF-16 offsets into one text, end exclusive.
 */
import { classOf, isWordCode, SPACE } from './characters.ts'
import type { Span } from './types.ts'

/** The text of a span: `text.slice(start, end)`. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** True when the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** True when `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** The span without white space at its edges; empty (start = end) when it held nothing else. */
export function trimSpace(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && classOf(text.charCodeAt(start)) === SPACE) start++
  while (end > start && classOf(text.charCodeAt(end - 1)) === SPACE) end--
  return { start, end }
}

/**
 * The span without outer quotation marks, edge punctuation and white space, for showing a content: from its first to its
 * last letter or digit, keeping a sign that belongs to a number ("$5", "10%") and a full stop that belongs to an initialism ("U.S.").
 * Empty (start = end) when the span holds no letter or digit.
 */
export function trimContent(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && !isWordCode(text.charCodeAt(start))) start++
  while (end > start && !isWordCode(text.charCodeAt(end - 1))) end--
  if (start >= end) return { start, end: start }
  if (start > span.start && '$£€¥#@'.includes(text.charAt(start - 1))) start--
  if (end < span.end && '%°'.includes(text.charAt(end))) end++
  else if (end < span.end && text.charAt(end) === '.' && text.charAt(end - 2) === '.') end++
  return { start, end }
}
