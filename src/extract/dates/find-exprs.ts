/**
 * Finds the date expressions among atoms and turns what they resolve to into dated values.
 */
import type { DatedValue, Span } from '../types.ts'
import type { Atom } from './atoms.ts'
import { toIso } from './calendar.ts'
import type { Expr } from './expression.ts'
import { parseDate } from './parse.ts'
import type { Resolved } from './resolved.ts'

/** A date expression among atoms: indices `[from, next)`. */
export interface FoundExpr {
  readonly from: number
  readonly next: number
  readonly expr: Expr
  /** True for an end of a range that is listed as well. */
  readonly nested: boolean
}

/** The date expressions among atoms, in order; the ends of a range follow it. A leading "the" is left out of an expression. */
export function findExprs(atoms: readonly Atom[]): FoundExpr[] {
  const found: FoundExpr[] = []
  let at = 0
  while (at < atoms.length) {
    const parsed = parseDate(atoms, at)
    if (!parsed) {
      at += 1
      continue
    }
    found.push({ from: skipArticle(atoms, at), next: parsed.next, expr: parsed.expr, nested: false })
    for (const end of parsed.ends) found.push({ ...end, from: skipArticle(atoms, end.from), nested: true })
    at = Math.max(parsed.next, at + 1)
  }
  return found
}

/** The span of atoms `[from, next)` in the text. */
export function spanOf(atoms: readonly Atom[], item: { from: number; next: number }): Span {
  return { start: atoms[item.from]?.start ?? 0, end: atoms[item.next - 1]?.end ?? 0 }
}

/** A resolved expression as a dated value; `anchor` is the day number that it was reckoned from. */
export function toDatedValue(
  resolved: Resolved,
  from: { text: string; span: Span; anchor: number | null },
): DatedValue {
  return {
    edtf: resolved.edtf,
    earliest: toIso(resolved.start),
    latest: toIso(resolved.end),
    derivation: {
      phrase: from.text.slice(from.span.start, from.span.end),
      span: from.span,
      rule: resolved.rule,
      anchor: resolved.relative && from.anchor !== null ? toIso(from.anchor) : null,
      ...(resolved.approximate ? { approximate: true } : {}),
    },
  }
}

function skipArticle(atoms: readonly Atom[], at: number): number {
  return atoms[at]?.word === 'the' ? at + 1 : at
}
