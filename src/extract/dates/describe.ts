/**
 * Puts a date's derivation into one plain English sentence that a reader can check.
 */
import type { DatedValue } from '../types.ts'
import { fromDay, parseIso, toIso } from './calendar.ts'

const MONTH_NAMES = [
  ...[
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
]

/**
 * One sentence on how a date was reached, for a said-on day as for a due window: the day it was reckoned from, the words, how they count, and
 * the days that follow. Days are written "21 August 2025", whole months and years without their days.
 */
export function describeDerivation(value: DatedValue): string {
  const { phrase, rule, anchor, approximate } = value.derivation
  const days = `${approximate ? 'about ' : ''}${describePeriod(value.earliest, value.latest)}`
  if (phrase === null) {
    return rule === 'article_date'
      ? `Dated ${days}, the date printed on the article.`
      : `Dated ${days}, the day of publication.`
  }
  const lead = rule.split('_')[0] ?? ''
  if (!DUE_LEADS.has(lead)) {
    return anchor === null
      ? `“${phrase}”: ${days}.`
      : `“${phrase}”, seen from ${describeDay(anchor)}: ${days}.`
  }
  const from = anchor === null ? '' : `Said ${describeDay(anchor)}; `
  return `${from}“${phrase}” ${meaningOf(value, lead)}: ${days}.`
}

/** Days in words: "28 to 31 August 2025", "May 2026", "2027", "21 August 2025 to 31 December 2026". */
export function describePeriod(earliest: string, latest: string): string {
  const first = fromDay(parseIso(earliest) ?? 0)
  const last = fromDay(parseIso(latest) ?? 0)
  if (earliest === latest) return describeDay(earliest)
  const wholeMonths = first.day === 1 && isLastOfMonth(latest)
  if (wholeMonths && first.month === 1 && last.month === 12) {
    return first.year === last.year ? String(first.year) : `${first.year} to ${last.year}`
  }
  if (wholeMonths && first.year === last.year) {
    const month = `${monthName(last.month)} ${last.year}`
    return first.month === last.month ? month : `${monthName(first.month)} to ${month}`
  }
  if (first.year !== last.year) return `${describeDay(earliest)} to ${describeDay(latest)}`
  if (first.month !== last.month) return `${first.day} ${monthName(first.month)} to ${describeDay(latest)}`
  return `${first.day} to ${describeDay(latest)}`
}

function describeDay(iso: string): string {
  const { year, month, day } = fromDay(parseIso(iso) ?? 0)
  return `${day} ${monthName(month)} ${year}`
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? ''
}

function isLastOfMonth(iso: string): boolean {
  return toIso((parseIso(iso) ?? 0) + 1).endsWith('-01')
}

/** What a deadline's words do; a count of days and weeks is told in days, longer ones go by the calendar. */
function meaningOf(value: DatedValue, lead: string): string {
  const { rule, anchor } = value.derivation
  const base = anchor === null ? null : parseIso(anchor)
  const counted = rule.includes('_n_')
  if (rule === 'before_end_of_period') return 'runs to the end of what it names'
  if (!counted) return LEAD_MEANINGS.get(lead) ?? 'means'
  if (base === null || !(rule.endsWith('days') || rule.endsWith('weeks') || rule.endsWith('hours'))) {
    return 'counts on by the calendar'
  }
  const near = (parseIso(value.earliest) ?? base) - base
  const far = (parseIso(value.latest) ?? base) - base
  if (near <= 0) return `allows ${far === 1 ? 'one day' : `${far} days`}`
  return near === far
    ? `counts ${far === 1 ? 'one day' : `${far} days`} on`
    : `counts ${near} to ${far} days on`
}

/** First words of the rules that read deadlines. */
const DUE_LEADS = new Set(['by', 'before', 'until', 'over', 'from', 'within', 'in', 'given', 'on'])

const LEAD_MEANINGS: ReadonlyMap<string, string> = new Map([
  ['by', 'runs to the end of what it names'],
  ['before', 'runs to the day before what it names'],
  ['until', 'lasts to the end of what it names'],
  ['over', 'covers the time it names'],
  ['from', 'begins with what it names'],
  ['within', 'runs to the end of what it names'],
])
