/**
 * Finds every date expression of a document and dates it.
 */
import { firstQuoteAfter } from '../refiners/quote-cover.ts'
import type { DatedValue, Document, ExtractionContext, Span } from '../types.ts'
import { articleDay } from './article-day.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { parseIso } from './calendar.ts'
import { daysTalkedOf, type ReadSentence } from './discourse.ts'
import type { Expr } from './expression.ts'
import { type FoundExpr, findExprs, spanOf, toDatedValue } from './find-exprs.ts'
import { tenseAt } from './outlook.ts'
import { resolve } from './resolve.ts'
import { type Direction, edtfOfDays } from './resolved.ts'

/** A date expression and what it means. */
export interface FoundDate {
  readonly span: Span
  readonly value: DatedValue
}

/**
 * Every date expression of the document in text order, resolved against the article's own date line or the publication date.
 * A range comes first, then its two ends, which lie inside it. Expressions that cannot be dated are left out.
 */
export function findDates(doc: Document, context: ExtractionContext): FoundDate[] {
  const published = parseIso(context.publishedAt ?? '')
  const anchor = articleDay(doc, context) ?? published
  const found: FoundDate[] = []
  const sentences: ReadSentence[] = []
  for (const sentence of doc.sentences) {
    const atoms = readAtoms(doc.text, sentence.start, sentence.end)
    const dates = findExprs(atoms).map((item) => {
      const span = spanOf(atoms, item)
      // Within a quotation "today" is the day of saying, which is the publication's where nothing else is said.
      const seen = item.expr.kind === 'today' && isQuoted(doc, span) ? (published ?? anchor) : anchor
      const resolved = resolve(item.expr, { anchor: seen, direction: directionOf(atoms, item) })
      if (resolved)
        found.push({ span, value: toDatedValue(resolved, { text: doc.text, span, anchor: seen }) })
      return { item, days: seen === anchor ? resolved : null }
    })
    sentences.push({ atoms, dates })
  }
  for (const { span, days, rule } of daysTalkedOf(sentences)) {
    const resolved = { ...days, edtf: edtfOfDays(days), rule, relative: true, approximate: false }
    found.push({ span, value: toDatedValue(resolved, { text: doc.text, span, anchor }) })
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function directionOf(atoms: readonly Atom[], item: FoundExpr): Direction {
  if (tenseAt(atoms, item) === 'future') return 1
  return looksBack(item.expr) ? -1 : 0
}

/** True inside quotation marks; quotations are in text order. */
function isQuoted(doc: Document, span: Span): boolean {
  const quote = doc.quotes[firstQuoteAfter(doc.quotes, span.start)]
  return quote !== undefined && quote.outer.start < span.start
}

/** A plain weekday in news is the nearest one past, today included; a plain month and day is the nearest either way. */
function looksBack(expr: Expr): boolean {
  return expr.kind === 'weekday' || expr.kind === 'unit' || expr.kind === 'season'
}
