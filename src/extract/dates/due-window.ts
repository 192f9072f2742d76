/**
 * Turns a deadline phrase into its window of days: from the first to the last day that the words allow.
 */
import { LAST_DAY, type Period, weekdayOf } from './calendar.ts'
import { type CountedDue, countedPeriod } from './due-count.ts'
import type { Lead, LeadKind } from './due-lead.ts'
import type { Expr } from './expression.ts'
import { resolve } from './resolve.ts'
import { edtfOfDays, type Resolved } from './resolved.ts'

/** The days on which the claim may have been made, as day numbers. */
export interface SaidDays {
  readonly first: number
  readonly last: number
}

/** A window and how it came about. */
export interface DueWindow extends Period {
  readonly edtf: string
  readonly rule: string
  readonly approximate: boolean
  /** True when the day of saying took part in it. */
  readonly anchored: boolean
}

/** How a date is read: the days of saying, and whether a weekday's name excludes that very day. */
export interface WindowReading {
  readonly said: SaidDays | null
  readonly strict: boolean
}

/** Days of saying further apart than this date nothing that is reckoned from them. */
const MAX_SAID_SPREAD = 10

/** The window of a date under its lead, or null when it ends before the claim or cannot be known. */
export function leadWindow(expr: Expr, lead: Lead, reading: WindowReading): DueWindow | null {
  if (expr.kind === 'window' && (expr.quantity.vague || expr.quantity.bound === 'min' || expr.sign < 0))
    return null
  if (
    expr.kind === 'offset' &&
    (expr.quantity.vague || expr.quantity.bound === 'min' || (expr.sign < 0 && !expr.from))
  )
    return null
  if (expr.kind === 'rest' && expr.side === 'earlier') return null
  // "in this century" sets no date to check.
  if (expr.kind === 'years' && expr.last - expr.first > 9 && lead.kind === 'on') return null
  const { said } = reading
  if (!said) return unanchored(expr, lead)
  const strict = reading.strict || lead.kind === 'by' || lead.kind === 'before' || lead.kind === 'until'
  const near = resolve(later(expr, said.first, strict), { anchor: said.first, direction: 1 })
  const far =
    said.last === said.first
      ? near
      : resolve(later(expr, said.last, strict), { anchor: said.last, direction: 1 })
  if (!near || !far) return null
  if (near.relative && said.last - said.first > MAX_SAID_SPREAD) return null
  if (isWeekendPast(expr, lead) && weekdayOf(said.first) < 3) return null
  const start = under(lead.kind, near, { expr, said: said.first })
  const end = under(lead.kind, far, { expr, said: said.last })
  return finish({ start: start.start, end: end.end }, { lead, near, said })
}

/** The window of a counted deadline, or null. */
export function countedWindow(counted: CountedDue, said: SaidDays | null): DueWindow | null {
  const base = counted.of ? resolve(counted.of, { anchor: said?.first ?? null, direction: 1 }) : null
  if (counted.of && !base) return null
  const first = base ? base.start : said?.first
  const last = base ? base.start : said?.last
  if (first === undefined || last === undefined || last - first > MAX_SAID_SPREAD) return null
  const near = countedPeriod(counted, first)
  const far = countedPeriod(counted, last)
  if (!near || !far) return null
  const period = { start: Math.max(near.start, said?.first ?? near.start), end: far.end }
  if (period.end > LAST_DAY) return null
  const about = counted.quantity.bound === 'about'
  return {
    ...period,
    edtf: edtfOfDays(period),
    rule: counted.rule,
    approximate: about || first !== last,
    anchored: true,
  }
}

/** The window of a time of day with no day: that of saying. */
export function timeWindow(said: SaidDays | null): DueWindow | null {
  if (!said) return null
  const period = { start: said.first, end: said.last }
  return {
    ...period,
    edtf: edtfOfDays(period),
    rule: 'by_time_of_day',
    approximate: said.first !== said.last,
    anchored: true,
  }
}

/** True when the words of a date point ahead by themselves, whatever the verb. */
export function isAhead(expr: Expr, said: SaidDays | null): boolean {
  switch (expr.kind) {
    case 'unit':
    case 'today':
      return expr.shift > 0
    case 'window':
    case 'offset':
      return expr.sign > 0
    case 'years':
      return said !== null && (resolve(expr, { anchor: null, direction: 0 })?.start ?? 0) > said.last
    case 'day':
    case 'month':
    case 'holiday':
    case 'season':
      if (expr.pick === 'next' || expr.pick === 'coming') return true
      return (
        expr.year !== null &&
        said !== null &&
        (resolve(expr, { anchor: said.last, direction: 1 })?.end ?? 0) > said.last
      )
    case 'weekday':
      return expr.pick === 'next' || expr.pick === 'coming' || expr.weeks > 0
    case 'part':
    case 'nth':
    case 'nthday':
      return (
        (expr.kind === 'part' && expr.part === 'end' && expr.of.kind === 'unit' && expr.of.shift >= 0) ||
        isAhead(expr.of, said)
      )
    case 'inyear':
      return expr.shift > 0
    case 'rest':
      return expr.side === 'later'
    case 'range':
      return isAhead(expr.first, said) || isAhead(expr.last, said)
    default:
      return false
  }
}

/** "over the weekend" and "on the weekend" said early in the week speak of the last one. */
function isWeekendPast(expr: Expr, lead: Lead): boolean {
  if (expr.kind !== 'unit' || expr.unit !== 'weekend' || expr.shift !== 0) return false
  return lead.kind === 'over' || lead.kind === 'on'
}

/** A plain weekday that is the day of saying means the next one, where the reading is strict. */
function later(expr: Expr, said: number, strict: boolean): Expr {
  if (!strict || expr.kind !== 'weekday' || expr.pick !== 'plain' || expr.weeks !== 0) return expr
  return weekdayOf(said) === expr.weekday ? { ...expr, pick: 'coming' } : expr
}

function under(kind: LeadKind, resolved: Resolved, from: { expr: Expr; said: number }): Period {
  const { expr, said } = from
  const isEnd = expr.kind === 'part' && expr.part === 'end'
  switch (kind) {
    case 'by':
      return { start: said, end: isMid(expr) ? middleDay(resolved) : resolved.end }
    case 'before':
      return { start: said, end: isEnd ? resolved.end : resolved.start - 1 }
    case 'until':
    case 'within':
      return { start: said, end: resolved.end }
    default:
      return { start: Math.max(resolved.start, said), end: resolved.end }
  }
}

function isMid(expr: Expr): boolean {
  return expr.kind === 'part' && expr.part === 'mid'
}

/** "by mid-October" ends with the 15th, "by mid-2026" with June: the middle of the middle part. */
function middleDay(part: Period): number {
  const days = part.end - part.start + 1
  if (days > 366) return part.end
  return days > 60 ? part.start + 60 : part.start + Math.floor((days - 1) / 2)
}

function finish(period: Period, from: { lead: Lead; near: Resolved; said: SaidDays }): DueWindow | null {
  const { lead, near, said } = from
  if (period.end < period.start || period.end < said.first || period.end > LAST_DAY) return null
  const whole = period.start === near.start && period.end === near.end
  const clipped = !whole || near.relative
  return {
    ...period,
    edtf: whole ? near.edtf : edtfOfDays(period),
    rule: ruleName(lead.kind, near.rule),
    approximate: near.approximate || lead.loose || said.first !== said.last,
    anchored: clipped,
  }
}

/** Without a day of saying only dates of the calendar count, and a window that would begin with it keeps to the date itself. */
function unanchored(expr: Expr, lead: Lead): DueWindow | null {
  const resolved = resolve(expr, { anchor: null, direction: 1 })
  if (!resolved || lead.kind === 'before') return null
  return {
    start: resolved.start,
    end: resolved.end,
    edtf: resolved.edtf,
    rule: ruleName(lead.kind, resolved.rule),
    approximate: resolved.approximate || lead.loose || lead.kind !== 'on',
    anchored: false,
  }
}

function ruleName(kind: LeadKind, rule: string): string {
  return kind === 'bare' || kind === 'on' ? `on_${rule}` : `${kind}_${rule}`
}
