/**
 * What the date grammar reads out of words, before it is known which day "today" is.
 */
import type { Unit } from '../lexicon/calendar-words.ts'

/** A part of a period. `q1`..`q4` are quarters, `h1` and `h2` halves of a year. */
export type PartName =
  | 'early'
  | 'mid'
  | 'late'
  | 'start'
  | 'middle'
  | 'end'
  | 'q1'
  | 'q2'
  | 'q3'
  | 'q4'
  | 'h1'
  | 'h2'

/** How a name that comes round again is picked: "last Friday", "next May", "this summer"; `plain` leaves it to the tense. */
export type Pick = 'plain' | 'last' | 'this' | 'coming' | 'next' | 'following'

/** How many of a unit; `lo` and `hi` differ in "seven to 10 days". */
export interface Quantity {
  readonly lo: number
  readonly hi: number
  readonly unit: Unit
  /** `min` for "at least", `max` for "up to", `about` for "some", `exact` otherwise. */
  readonly bound: 'exact' | 'about' | 'min' | 'max'
  /** True for "a few weeks": no number was said. */
  readonly vague: boolean
}

/** A date expression as read. Months 1..12, weekdays 0 Monday .. 6 Sunday, seasons 0 spring .. 3 winter. */
export type Expr =
  | {
      readonly kind: 'day'
      readonly year: number | null
      readonly month: number
      readonly day: number
      readonly pick: Pick
    }
  | { readonly kind: 'month'; readonly year: number | null; readonly month: number; readonly pick: Pick }
  | { readonly kind: 'years'; readonly first: number; readonly last: number }
  | { readonly kind: 'season'; readonly year: number | null; readonly season: number; readonly pick: Pick }
  | { readonly kind: 'holiday'; readonly year: number | null; readonly index: number; readonly pick: Pick }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly half: boolean; readonly pick: Pick }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly pick: Pick; readonly weeks: number }
  | { readonly kind: 'today'; readonly shift: number }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly shift: number }
  | { readonly kind: 'rest'; readonly of: Expr; readonly side: 'earlier' | 'later' }
  | { readonly kind: 'part'; readonly part: PartName; readonly of: Expr }
  | {
      readonly kind: 'nth'
      readonly nth: number
      readonly count: number
      readonly unit: 'day' | 'week' | 'month'
      readonly of: Expr
    }
  | { readonly kind: 'nthday'; readonly nth: number; readonly weekday: number; readonly of: Expr }
  | { readonly kind: 'inyear'; readonly of: Expr; readonly shift: number }
  | { readonly kind: 'monthday'; readonly day: number }
  | { readonly kind: 'beside'; readonly weekday: number; readonly sign: 1 | -1; readonly from: Expr }
  | {
      readonly kind: 'weekof'
      readonly unit: 'week' | 'weekend'
      /** True for the seven days from that day, false for the calendar week that holds it. */
      readonly begins: boolean
      readonly of: Expr
    }
  | {
      readonly kind: 'offset'
      readonly quantity: Quantity
      readonly sign: 1 | -1
      readonly from: Expr | null
    }
  | { readonly kind: 'window'; readonly quantity: Quantity; readonly sign: 1 | -1 }
  | { readonly kind: 'range'; readonly first: Expr; readonly last: Expr }

/** An expression and the index of the first atom after it. */
export interface Parsed {
  readonly expr: Expr
  readonly next: number
}
