/**
 * The measure "GUM dates normalised": of the gold date expressions, how many were found with the right value.
 * An expression is found when a found span overlaps it; its value is right when the days are the same.
 */
import { fromDay, parseIso, toDay, toIso } from '../../../src/extract/dates/calendar.ts'
import type { FoundDate } from '../../../src/extract/dates/find.ts'

/** A gold date: `when` is a day, month or year; `from` and `to` are the ends of a stretch, null for an open end. */
export interface GoldDate {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly when: string | null
  readonly from: string | null
  readonly to: string | null
}

/** Counts, and what was missed. */
export interface DateScore {
  readonly gold: number
  readonly found: number
  readonly right: number
  readonly missed: readonly { readonly gold: GoldDate; readonly got: readonly string[] }[]
}

/** Scores one article's found dates against its gold dates. */
export function scoreGumDates(gold: readonly GoldDate[], found: readonly FoundDate[]): DateScore {
  let overlapping = 0
  let right = 0
  const missed: { gold: GoldDate; got: string[] }[] = []
  for (const item of gold) {
    const over = found.filter((date) => date.span.start < item.end && date.span.end > item.start)
    if (over.length > 0) overlapping += 1
    if (over.some((date) => sameDays(item, date))) right += 1
    else missed.push({ gold: item, got: over.map((date) => date.value.edtf) })
  }
  return { gold: gold.length, found: overlapping, right, missed }
}

/** With both ends given the days must be the same; with one end open only the other counts. */
function sameDays(gold: GoldDate, date: FoundDate): boolean {
  const earliest = gold.when ?? gold.from
  const latest = gold.when ?? gold.to
  if (earliest !== null && firstDay(earliest) !== date.value.earliest) return false
  return latest === null || lastDay(latest) === date.value.latest
}

function firstDay(text: string): string {
  if (text.length === 4) return `${text}-01-01`
  return text.length === 7 ? `${text}-01` : text
}

function lastDay(text: string): string {
  if (text.length === 4) return `${text}-12-31`
  if (text.length !== 7) return text
  const { year, month } = fromDay(parseIso(`${text}-01`) ?? 0)
  return toIso(toDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1)
}
