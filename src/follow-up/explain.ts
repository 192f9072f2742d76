/**
 * Says in one sentence how a date was reached, so that a reader can check it.
 */

/** A date with its derivation, as extraction or an editor gave it. */
export interface ExplainedDate {
  /** First and last possible day, `YYYY-MM-DD`. */
  readonly earliest: string
  readonly latest: string
  readonly derivation: {
    readonly phrase: string | null
    readonly rule: string
    readonly anchor: string | null
    readonly approximate?: boolean
  }
}

/** The rule of a date that an editor set. */
export const EDITOR_RULE = 'editor'

const MONTHS = [
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
]

/** A month in words: `2025-08` is "August 2025". */
export function monthInWords(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`
}

/** A day in words: `2025-08-31` is "31 August 2025". */
export function dayInWords(day: string): string {
  const [, , date = ''] = day.split('-')
  return `${Number(date)} ${monthInWords(day)}`
}

/** A span of days in words, without repeating what both ends share: "28 to 31 August 2025". */
export function daysInWords(earliest: string, latest: string): string {
  if (earliest === latest) return dayInWords(earliest)
  const from = dayInWords(earliest).split(' ')
  const to = dayInWords(latest).split(' ')
  const shared = from[2] === to[2] ? (from[1] === to[1] ? 2 : 1) : 0
  return `${from.slice(0, 3 - shared).join(' ')} to ${to.join(' ')}`
}

/** The derivation as a sentence: “within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025. */
export function explain(date: ExplainedDate): string {
  const { phrase, rule, anchor, approximate } = date.derivation
  const days = daysInWords(date.earliest, date.latest)
  if (rule === EDITOR_RULE) return `An editor set ${days}.`
  const vague = approximate ? ' The words are vague, so the days are approximate.' : ''
  if (phrase !== null) {
    const counted = anchor === null ? '' : `, counted from ${dayInWords(anchor)},`
    return `“${phrase}”${counted} is ${days}.${vague}`
  }
  if (anchor === null) return `The text gives ${days}.${vague}`
  return `No words name a day, so ${days} is taken from the publication on ${dayInWords(anchor)}.${vague}`
}
