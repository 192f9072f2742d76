/**
 * Pairs quotation marks into quotations, paragraph by paragraph, in one pass: only the outermost, never over a paragraph's end.
 * `“One.` / `“Two,” he said.` gives two quotations, the second continuing the first.
 */

import { type Family, findMarks, type Mark } from './quote-marks.ts'
import { trimSpace } from './span.ts'
import type { Quote, Span } from './types.ts'

/**
 * The outermost quotations of `text`, in order. A quotation that its paragraph leaves unclosed ends there (`closed` false);
 * where the next paragraph begins with a mark of the same family, that quotation `continues` it. Quotations without a word are left out.
 */
export function findQuotes(text: string, paragraphs: readonly Span[]): Quote[] {
  const quotes: Quote[] = []
  let pending: { index: number; family: Family } | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const marks = findMarks(text, paragraph)
    const first = marks[0]
    const reopened =
      first !== undefined && first.start === paragraph.start && first.opens ? first.family : null
    const continues: number | null = pending !== null && pending.family === reopened ? pending.index : null
    const next = paragraphs[index + 1]
    const mayRunOn = next !== undefined && opensParagraph(text, next)
    const found = pairMarks(text, paragraph, marks, mayRunOn)
    const before = quotes.length
    for (const { outer, inner, closed } of found) {
      if (inner.start >= inner.end) continue
      quotes.push({
        outer,
        inner,
        closed,
        continues: quotes.length === before && outer.start === paragraph.start ? continues : null,
      })
    }
    const last = found.at(-1)
    const runsOn =
      last !== undefined && !last.closed && last.outer.end === paragraph.end && quotes.length > before
    pending = runsOn ? { index: quotes.length - 1, family: last.family } : null
  }
  return quotes
}

function opensParagraph(text: string, paragraph: Span): boolean {
  const first = findMarks(text, {
    start: paragraph.start,
    end: Math.min(paragraph.start + 3, paragraph.end),
  })[0]
  return first !== undefined && first.start === paragraph.start && first.opens
}

interface Pair {
  readonly outer: Span
  readonly inner: Span
  readonly closed: boolean
  readonly family: Family
}

function pairMarks(text: string, paragraph: Span, marks: readonly Mark[], mayRunOn: boolean): Pair[] {
  const pairs: Pair[] = []
  let index = 0
  while (index < marks.length) {
    const open = marks[index]
    if (open === undefined || !open.opens) {
      index++
      continue
    }
    const end = open.family === 'single' ? singleEnd(marks, index) : matchingEnd(marks, index)
    const close = marks[end]
    if (close !== undefined && end > index) {
      const broken = close.opens && (close.sure || !close.closes)
      pairs.push(broken ? unclosed(text, open, close.start) : closedPair(open, close))
      index = broken ? end : end + 1
      continue
    }
    const runsOn = open.family !== 'single' || (open.start === paragraph.start && mayRunOn)
    if (runsOn) pairs.push(unclosed(text, open, paragraph.end))
    index = runsOn ? marks.length : index + 1
  }
  return pairs
}

function closedPair(open: Mark, close: Mark): Pair {
  const inner = { start: open.end, end: close.start }
  return { outer: { start: open.start, end: close.end }, inner, closed: true, family: open.family }
}

function unclosed(text: string, open: Mark, end: number): Pair {
  const inner = trimSpace(text, { start: open.end, end })
  return { outer: { start: open.start, end: inner.end }, inner, closed: false, family: open.family }
}

/** Index of the mark that ends a double quotation or a guillemet pair (or of one that surely opens the next), or -1. */
function matchingEnd(marks: readonly Mark[], from: number): number {
  const { family, style } = marks[from] ?? {}
  // first a mark of the same style: “he said "no" to me” holds another style within
  for (let index = from + 1; index < marks.length; index++) {
    const mark = marks[index]
    if (mark === undefined || mark.family !== family || mark.style !== style) continue
    if (mark.closes && !(mark.opens && mark.sure)) return index
    break
  }
  for (let index = from + 1; index < marks.length; index++) {
    const mark = marks[index]
    if (mark !== undefined && mark.family === family && (mark.closes || (mark.opens && mark.sure)))
      return index
  }
  return -1
}

/** Index of the mark that ends a single quotation: the first sure one before the next opening, else the first possible one, or -1. */
function singleEnd(marks: readonly Mark[], from: number): number {
  let possible = -1
  for (let index = from + 1; index < marks.length; index++) {
    const mark = marks[index]
    if (mark === undefined || (mark.family === 'single' && mark.opens && !mark.closes)) break
    if (mark.family !== 'single' || !mark.closes) continue
    if (mark.sure) return index
    if (possible < 0) possible = index
  }
  return possible
}
