/**
 * What a date expression resolves to, and what it is seen from.
 */
import { type Period, toIso } from './calendar.ts'

/** Which way a name that comes round again looks: -1 back, 1 ahead, 0 to the nearest. */
export type Direction = -1 | 0 | 1

/** Days that an expression means. */
export interface Resolved extends Period {
  /** EDTF text of the period. */
  readonly edtf: string
  /** Name of the rule that found it. */
  readonly rule: string
  /** True when the day it was seen from mattered. */
  readonly relative: boolean
  /** True when the words are vague. */
  readonly approximate: boolean
}

/** Where an expression is seen from: a day number, or null when unknown, and the way it looks. */
export interface Viewpoint {
  readonly anchor: number | null
  readonly direction: Direction
}

/** EDTF of a period as days: a day, or an interval of two. */
export function edtfOfDays(period: Period): string {
  return period.start === period.end ? toIso(period.start) : `${toIso(period.start)}/${toIso(period.end)}`
}
