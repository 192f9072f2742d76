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
  while (start < end && !isWordCode(text.charCodeAt(start))) start += isPairAt(text, start) ? 2 : 1
  while (end > start) {
    const width = isPairAt(text, end - 2) ? 2 : 1
    if (isWordCode(text.charCodeAt(end - width))) break
    end -= width
  }
  if (start >= end) return { start, end: start }
  if (start > span.start && '$£€¥#@'.includes(text.charAt(start - 1))) start--
  if (end < span.end && '%°'.includes(text.charAt(end))) end++
  else if (end < span.end && text.charAt(end) === '.' && text.charAt(end - 2) === '.') end++
  return { start, end }
}

/** True when a character of two units begins at `at`. */
function isPairAt(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff
}

/** How far back the beginning of a character is looked for that many marks may belong to. */
const LONGEST_CHARACTER = 1000
/** Made when the first text needs it: that takes milliseconds of every start, and most texts never do. */
let segmenter: Intl.Segmenter | undefined
function characters(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter
}

/** True for what never joins with what stands beside it: Latin letters, common punctuation, currency signs. */
const standsAlone = (code: number) =>
  code < 0x300 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x20a0 && code <= 0x20cf)

/** The beginning and the end of the character (grapheme cluster, Unicode Standard Annex 29) that `at` lies within; both `at` between two. */
function characterAt(text: string, at: number): Span {
  const between = { start: at, end: at }
  const after = text.charCodeAt(at)
  if (at <= 0 || at >= text.length || (standsAlone(after) && standsAlone(text.charCodeAt(at - 1))))
    return between
  let from = at - 1
  while (from > 0 && at - from < LONGEST_CHARACTER && !standsAlone(text.charCodeAt(from))) from--
  const found = characters()
    .segment(text.slice(from, at + LONGEST_CHARACTER))
    .containing(at - from)
  if (!found || from + found.index === at) return between
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** The span with the whole of the characters (as readers see them) at its edges. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  return { start: characterAt(text, start).start, end: characterAt(text, end).end }
}
