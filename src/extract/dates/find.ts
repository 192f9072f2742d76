/**
 * Finds every date expression of a document and dates it.
 */
import type { DatedValue, Document, ExtractionContext, Span } from '../types.ts'
import { articleDay } from './article-day.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { parseIso } from './calendar.ts'
import type { Expr } from './expression.ts'
import { type FoundExpr, findExprs, spanOf, toDatedValue } from './find-exprs.ts'
import { tenseAt } from './outlook.ts'
import { resolve } from './resolve.ts'
import type { Direction } from './resolved.ts'

/** A date expression and what it means. */
export interface FoundDate {
  readonly span: Span
  readonly value: DatedValue
}

/** Day names of an event that stand beside a date: "Yesterday, day five of the games", "Saturday, the opening night". */
const EVENT_DAYS = new Set(['day', 'night', 'evening', 'morning', 'afternoon'])

/**
 * Every date expression of the document in text order, resolved against the article's own date line or the publication date.
 * A range comes first, then its two ends, which lie inside it. Expressions that cannot be dated are left out.
 */
export function findDates(doc: Document, context: ExtractionContext): FoundDate[] {
  const anchor = articleDay(doc, context) ?? parseIso(context.publishedAt ?? '')
  const found: FoundDate[] = []
  for (const sentence of doc.sentences) {
    const atoms = readAtoms(doc.text, sentence.start, sentence.end)
    for (const item of findExprs(atoms)) {
      const ahead = tenseAt(atoms, item) === 'future'
      const direction: Direction = ahead ? 1 : looksBack(item.expr) ? -1 : 0
      const resolved = resolve(item.expr, { anchor, direction })
      if (!resolved) continue
      const span = spanOf(atoms, item)
      found.push({ span, value: toDatedValue(resolved, { text: doc.text, span, anchor }) })
      const beside = besideDate(atoms, item)
      if (!beside || resolved.start !== resolved.end) continue
      const other = spanOf(atoms, beside)
      const value = toDatedValue(
        { ...resolved, rule: 'beside_date' },
        { text: doc.text, span: other, anchor },
      )
      found.push({ span: other, value })
    }
  }
  return found
}

/** A plain weekday in news is the nearest one past, today included; a plain month and day is the nearest either way. */
function looksBack(expr: Expr): boolean {
  return expr.kind === 'weekday' || expr.kind === 'unit' || expr.kind === 'season'
}

/** The event's day that a comma puts beside a date: "the opening night", "day five". */
function besideDate(atoms: readonly Atom[], item: FoundExpr): { from: number; next: number } | null {
  if (item.nested || atoms[item.next]?.word !== ',') return null
  const from = item.next + 1
  if (atoms[from]?.word === 'day' && atoms[from + 1]?.kind === 'number') return { from, next: from + 2 }
  if (atoms[from]?.word !== 'the') return null
  for (let at = from + 2; at <= from + 3; at += 1) {
    if (EVENT_DAYS.has(atoms[at]?.word ?? '') && atoms[at - 1]?.kind !== 'mark')
      return { from: from + 1, next: at + 1 }
  }
  return null
}
